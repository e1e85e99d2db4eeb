import type { Deps } from '../../deps.ts'

// Events are kept safely until they are processed, but not without end: beyond this many the disk is in danger, and the
// client, which still has the event, is the better place to wait.

type PressureDeps = Pick<Deps, 'db'>

/** Events of one workspace that may wait for intake. */
const mostEventsInInbox = 1_000_000
const lookEveryMs = 2_000

interface Look { readonly at: number; readonly isFull: boolean }
const looks = new WeakMap<PressureDeps['db'], Map<string, Look>>()

/** As of a look at most a few seconds old, so that no request ever waits for the answer. */
export function inboxIsFull(deps: PressureDeps, workspaceId: string): boolean {
  const ofDatabase = looks.get(deps.db) ?? new Map<string, Look>()
  looks.set(deps.db, ofDatabase)
  const last = ofDatabase.get(workspaceId)
  const now = performance.now()
  if (last === undefined || now - last.at > lookEveryMs) {
    ofDatabase.set(workspaceId, { at: now, isFull: last?.isFull ?? false })
    measure(deps, workspaceId).then(
      (isFull) => { ofDatabase.set(workspaceId, { at: performance.now(), isFull }) },
      // A database that cannot answer this cannot store events either: the append itself will say so.
      () => undefined,
    )
  }
  return last?.isFull ?? false
}

async function measure(deps: PressureDeps, workspaceId: string): Promise<boolean> {
  return deps.db.withWorkspace(workspaceId, async (tx) => {
    // Sequence numbers are shared by all workspaces, so their span is only an upper bound; counting is for the rare case.
    const [span] = await tx.query<{ span: number }>('SELECT coalesce(max(seq) - min(seq), 0) AS span FROM event_inbox WHERE workspace_id = $1', [workspaceId])
    if ((span?.span ?? 0) < mostEventsInInbox) return false
    const [exact] = await tx.query<{ count: number }>('SELECT count(*) AS count FROM (SELECT FROM event_inbox WHERE workspace_id = $1 LIMIT $2) waiting', [workspaceId, mostEventsInInbox])
    return (exact?.count ?? 0) >= mostEventsInInbox
  })
}
