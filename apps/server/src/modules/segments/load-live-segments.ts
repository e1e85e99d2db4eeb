import { expandSegments } from '@sendero/flow-engine/segment'
import { toPublicId } from '../../db/public-id.ts'
import type { Deps } from '../../deps.ts'
import type { Tx } from '../../db/postgres.ts'
import { indexSegments, toLiveSegment } from './live-segment.ts'
import type { LiveSegment, SegmentIndex } from './live-segment.ts'
import { loadRevisions, loadRules } from './segments-repository.ts'

type Stored = Awaited<ReturnType<typeof loadRules>>[number]
interface Known { readonly revisions: string; readonly stored: ReadonlyMap<string, Stored>; readonly index: SegmentIndex }
const known = new WeakMap<object, Map<string, Known>>()

/**
 * The segments of the workspace as they are now, with those a computation is under way for. Rules are kept between calls and
 * read again only when a revision changed; the revisions are read every time. Never call it in the transaction that changes a rule.
 */
export async function loadLiveSegments(deps: Pick<Deps, 'db' | 'log'>, tx: Tx): Promise<{ index: SegmentIndex; refreshing: ReadonlySet<string> }> {
  const rows = await loadRevisions(tx)
  const refreshing = new Set(rows.filter((row) => row.isRefreshing).map((row) => row.id))
  const revisions = rows.map((row) => `${row.id} ${row.revision}`).join(',')
  const byWorkspace = known.get(deps.db) ?? new Map<string, Known>()
  known.set(deps.db, byWorkspace)
  const present = byWorkspace.get(tx.workspaceId)
  if (present?.revisions === revisions) return { index: present.index, refreshing }
  const kept = new Map(present?.stored)
  const missing = rows.filter((row) => !kept.has(`${row.id} ${row.revision}`)).map((row) => row.id)
  for (const rule of missing.length === 0 ? [] : await loadRules(tx, missing)) kept.set(`${rule.id} ${rule.revision}`, rule)
  const stored = new Map(rows.flatMap(({ id, revision }) => {
    const rule = kept.get(`${id} ${revision}`)
    return rule === undefined ? [] : [[`${id} ${revision}`, rule] as const]
  }))
  const index = indexSegments(expanded(deps, tx, [...stored.values()]))
  byWorkspace.set(tx.workspaceId, { revisions, stored, index })
  return { index, refreshing }
}

/** Segments that name others are kept by the rules of all of them: when one of those changes, so do they. */
function expanded(deps: Pick<Deps, 'log'>, tx: Tx, stored: readonly Stored[]): LiveSegment[] {
  const byPublicId = new Map(stored.map(({ id, rule }) => [toPublicId('segment', id), rule]))
  return stored.flatMap((segment) => {
    try {
      return [toLiveSegment({ ...segment, rule: expandSegments(segment.rule, (id) => byPublicId.get(id) ?? null) })]
    } catch (error) {
      // Rules are checked when they are saved. Should one not be understood all the same, only its own segment stands still.
      deps.log.error({ err: error, workspaceId: tx.workspaceId, segmentId: segment.id }, 'The rule of a segment cannot be read')
      return []
    }
  })
}
