import type { Deps } from '../../deps.ts'
import { AppError } from '../../errors/app-error.ts'
import { inboxIsFull } from './inbox-pressure.ts'
import { insertCalls } from './events-append-repository.ts'
import type { KeyedCall } from './events-append-repository.ts'

// One commit costs about the same for one call and for a thousand. While a transaction of a workspace is under way
// everything that arrives for it gathers, and the next transaction takes it all: alone, a request waits for nobody.

type GroupDeps = Pick<Deps, 'db' | 'wake' | 'metrics'>

interface Waiting {
  readonly calls: readonly KeyedCall[]
  readonly resolve: (accepted: number) => void
  readonly reject: (error: unknown) => void
}

const mostCallsPerCommit = 1000
/** About five seconds of work: whoever comes later is told to come again. */
const mostCallsWaiting = 50_000

export interface GroupCommit {
  append(workspaceId: string, calls: readonly KeyedCall[]): Promise<number>
}

const groupCommits = new WeakMap<GroupDeps['db'], GroupCommit>()

/** The one queue in front of a database. */
export function groupCommitOf(deps: GroupDeps): GroupCommit {
  let found = groupCommits.get(deps.db)
  if (!found) {
    found = createGroupCommit(deps)
    groupCommits.set(deps.db, found)
  }
  return found
}

export function createGroupCommit(deps: GroupDeps): GroupCommit {
  const queues = new Map<string, Waiting[]>()
  let waitingCalls = 0

  const drain = async (workspaceId: string, queue: Waiting[]): Promise<void> => {
    while (queue.length > 0) {
      const group = takeGroup(queue)
      await commitGroup(deps, workspaceId, group)
      waitingCalls -= countOf(group)
    }
    queues.delete(workspaceId)
  }

  return {
    async append(workspaceId, calls) {
      if (waitingCalls + calls.length > mostCallsWaiting) throw tooMany('More events arrive than can be stored.', 1)
      if (inboxIsFull(deps, workspaceId)) throw tooMany('Too many events of this workspace wait to be processed.', 10)
      waitingCalls += calls.length
      return new Promise<number>((resolve, reject) => {
        const waiting = { calls, resolve, reject }
        const queue = queues.get(workspaceId)
        if (queue) {
          queue.push(waiting)
          return
        }
        const started = [waiting]
        queues.set(workspaceId, started)
        // Requests read in the same turn of the event loop belong into the same commit.
        setImmediate(() => { void drain(workspaceId, started) })
      })
    },
  }
}

const countOf = (group: readonly Waiting[]): number => group.reduce((sum, { calls }) => sum + calls.length, 0)

const tooMany = (detail: string, retryAfter: number): AppError => new AppError('TOO_MANY_REQUESTS', detail, { retryAfter })

function takeGroup(queue: Waiting[]): Waiting[] {
  let size = queue[0]?.calls.length ?? 0
  let end = 1
  for (; end < queue.length; end += 1) {
    size += queue[end]?.calls.length ?? 0
    if (size > mostCallsPerCommit) break
  }
  return queue.splice(0, end)
}

/** Never throws: the outcome goes to those who wait. Data the database refuses is looked for one request at a time, so that it spoils only its own. */
async function commitGroup(deps: GroupDeps, workspaceId: string, group: readonly Waiting[]): Promise<void> {
  try {
    const calls = group.flatMap((waiting) => waiting.calls)
    const { accepted, keys } = await deps.db.withWorkspace(workspaceId, (tx) => insertCalls(tx, calls), { isOneExchange: true })
    settle(group, keys)
    if (accepted === 0) return
    deps.metrics.eventsAccepted.inc({ source: calls[0]?.call.source ?? 'sdk' }, accepted)
    deps.wake.wake('event.intake', workspaceId)
  } catch (error) {
    if (group.length > 1 && isDataError(error)) for (const waiting of group) await commitGroup(deps, workspaceId, [waiting])
    else for (const { reject } of group) reject(error)
  }
}

/** SQLSTATE classes of a refused value: data exception, integrity constraint, program limit. */
const isDataError = (error: unknown): boolean => error instanceof Error && 'code' in error && typeof error.code === 'string' && /^(22|23|54)/.test(error.code)

/** Who repeated whom inside a group is decided by order: the first with a key has stored it. */
function settle(group: readonly Waiting[], keys: ReadonlySet<string> | null): void {
  const unclaimed = keys === null ? null : new Set(keys)
  for (const { calls, resolve } of group) resolve(unclaimed === null ? calls.length : calls.filter(({ key }) => unclaimed.delete(key)).length)
}
