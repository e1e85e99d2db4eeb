import type { Deps } from '../../deps.ts'
import type { Tx } from '../../db/postgres.ts'
import { customersByNumbers } from '../customers/index.ts'
import { loadWorkspace } from '../workspaces/index.ts'
import { applyAnswers } from './apply-answers.ts'
import { computeSegment } from './compute-segment.ts'
import { abandonRefresh, nextDue, resetDue } from './computations-repository.ts'
import type { SegmentWork } from './computations-repository.ts'
import { evaluatePeople } from './evaluate-people.ts'
import { deleteTouches, dueNumbers, writeFlips } from './flips-repository.ts'
import { loadLiveSegments } from './load-live-segments.ts'
import { claimSegmentWork, ownMemberships, shareMemberships } from './membership-locks.ts'
import { driveScan } from './scan-segment.ts'
import { lockSegments } from './segments-repository.ts'

const turnMs = 5_000
const peoplePerBatch = 1_000

/**
 * Everything about segments that fell due: people whom time moves, computations to start after a crash, scans to go on with.
 * Works for about five seconds; the number says how many segments were worked on, 0 when nothing was due.
 */
export async function refreshDueSegments(deps: Deps, workspaceId: string): Promise<{ refreshed: number }> {
  const deadline = performance.now() + turnMs
  const busy: string[] = []
  let refreshed = 0
  while (performance.now() < deadline) {
    const due = await deps.db.withWorkspace(workspaceId, async (tx) => nextDue(tx, { now: (await loadWorkspace(tx)).now, without: busy }))
    if (due === null) break
    const isDone = await workOn(deps, workspaceId, { due, timeLimitMs: Math.max(0, deadline - performance.now()) }).catch((error: unknown) => {
      // One segment that cannot be worked on must not hold up the others.
      deps.log.error({ err: error, workspaceId, segmentId: due.id }, 'A segment could not be refreshed')
      return false
    })
    if (isDone) refreshed += 1
    else busy.push(due.id)
  }
  return { refreshed }
}

/** False when there is nothing more to do here now: another process is at it, or the rest comes later. */
async function workOn(deps: Deps, workspaceId: string, { due, timeLimitMs }: { readonly due: SegmentWork; readonly timeLimitMs: number }): Promise<boolean> {
  const segmentId = due.id
  if (due.refreshToken !== null) await deps.db.withWorkspace(workspaceId, (tx) => giveUpRefresh(tx, segmentId))
  if (due.scanAfter !== null) return (await driveScan(deps, workspaceId, { segmentId, timeLimitMs })) !== null
  if (!due.isComputed) return (await computeSegment(deps, workspaceId, { segmentId, cause: 'recovery', timeLimitMs })) !== null
  return deps.db.withWorkspace(workspaceId, (tx) => moveDuePeople(deps, tx, segmentId))
}

/** Its process is gone: the lease was far longer than a computation takes. */
async function giveUpRefresh(tx: Tx, segmentId: string): Promise<void> {
  await ownMemberships(tx)
  await abandonRefresh(tx, segmentId)
  await deleteTouches(tx, segmentId)
}

/** Evaluates people whose time has come, at most a batch of them. False when another process is at it. */
async function moveDuePeople(deps: Deps, tx: Tx, segmentId: string): Promise<boolean> {
  if (!await claimSegmentWork(tx, segmentId)) return false
  await shareMemberships(tx)
  const { index, refreshing } = await loadLiveSegments(deps, tx)
  const segment = index.segments.find(({ id }) => id === segmentId)
  if (!segment) return true
  const { now } = await loadWorkspace(tx)
  const numbers = await dueNumbers(tx, { segmentId, now, limit: peoplePerBatch })
  const people = await customersByNumbers(tx, numbers)
  const present = new Set(people.map((person) => person.number))
  await writeFlips(tx, numbers.filter((number) => !present.has(number)).map((number) => ({ segmentId, number, flipAt: null })))
  const answers = await evaluatePeople(deps, tx, { questions: new Map([[segment, people]]), now })
  await applyAnswers(deps, tx, { answers, refreshing, now })
  await lockSegments(tx, [segmentId])
  await resetDue(tx, segmentId)
  return true
}
