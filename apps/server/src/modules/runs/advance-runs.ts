import type { Deps } from '../../deps.ts'
import { loadWorkspace } from '../workspaces/index.ts'
import { advanceBatch } from './advance-batch.ts'
import type { BatchDone, BatchGiven } from './advance-batch.ts'
import { advanceOneByOne, isOutage } from './advance-one-by-one.ts'
import { settleRunInputs } from './run-inputs-repository.ts'
import { nextWakeAt } from './runs-repository.ts'
import { settleJourneys } from './settle-journeys.ts'

/** Runs per transaction: as fast as 1,000, and locks are held a third of the time. */
const batchSize = 300
/** While PostgreSQL works for one lane the engine steps another. */
const lanes = 3
const turnMs = 5_000
/** Of a turn, for entering and ending people in bulk: those under way must not wait for it. */
const settleMs = 1_000
const restartMs = 2_000

export interface AdvanceOptions {
  /** The mover of a sandbox clock: while the clock is held, nobody else advances, so that it counts every step. */
  readonly isClock?: boolean
}

/** Moves on every run that is due, until none is or five seconds have passed. `advanced` counts steps; 0 means that nothing was due. */
export async function advanceRuns(deps: Deps, workspaceId: string, options: AdvanceOptions = {}): Promise<{ advanced: number }> {
  const isClock = options.isClock === true
  const { workspace } = await deps.db.withWorkspace(workspaceId, loadWorkspace)
  if (workspace.isClockHeld && !isClock) return { advanced: 0 }
  const until = performance.now() + turnMs
  const settledPeople = await settleJourneys(deps, { workspaceId, until: performance.now() + settleMs })
  const drain: Drain = { deps, workspaceId, isClock, until, claimed: 0, advanced: 0 }
  for (;;) {
    const before = drain.claimed
    const settled = await settleInputs(deps, workspaceId)
    await drainDue(drain)
    if (settled + drain.claimed === before || performance.now() >= until) break
  }
  // More of them may be left than this turn took.
  if (settledPeople > 0) deps.wake.wake('run.advance', workspaceId)
  await wakeForNext(deps, workspaceId)
  return { advanced: drain.advanced }
}

const settleInputs = (deps: Deps, workspaceId: string): Promise<number> => deps.db.withWorkspace(workspaceId, async (tx) => {
  const { now } = await loadWorkspace(tx)
  return settleRunInputs(tx, now, 1_000)
})

interface Drain {
  readonly deps: Deps
  readonly workspaceId: string
  readonly isClock: boolean
  readonly until: number
  claimed: number
  advanced: number
}

async function drainDue(drain: Drain): Promise<void> {
  const first = await advanceNext(drain, null)
  if (first.claimed < batchSize) return
  await Promise.all(Array.from({ length: lanes }, () => drainLane(drain)))
}

/** One chain of batches. Lanes skip each other's locked runs, so none needs to know of the others. */
async function drainLane(drain: Drain): Promise<void> {
  let after: number | null = null
  let startedAt = performance.now()
  while (performance.now() < drain.until) {
    const batch: BatchDone = await advanceNext(drain, after)
    if (batch.claimed < batchSize) return
    after = batch.lastWakeAt
    if (performance.now() - startedAt > restartMs) {
      after = null
      startedAt = performance.now()
    }
  }
}

async function advanceNext(drain: Drain, after: number | null): Promise<BatchDone> {
  const { deps, workspaceId, isClock } = drain
  const batch = await advanceOrIsolate(deps, workspaceId, { after, limit: batchSize, isClock })
  drain.claimed += batch.claimed
  drain.advanced += batch.advanced
  deps.metrics.runsAdvanced.inc(batch.advanced)
  deps.metrics.nodeVisits.inc(batch.visits)
  for (const journeyId of batch.journeyIds) deps.live.publish({ kind: 'journey', workspaceId, journeyId })
  for (const { runId, error } of batch.failures) deps.log.error({ err: error, workspaceId, runId }, 'A run could not be stepped and has been ended')
  return batch
}

/** A batch that fails for a reason of its own is taken apart, so that the one run at fault does not stop everybody else. */
async function advanceOrIsolate(deps: Deps, workspaceId: string, given: BatchGiven): Promise<BatchDone> {
  try {
    return await deps.db.withWorkspace(workspaceId, (tx) => advanceBatch(deps, tx, given))
  } catch (error) {
    if (isOutage(error)) throw error
    deps.log.error({ err: error, workspaceId }, 'A batch of runs failed and is now stepped one by one')
    return advanceOneByOne(deps, workspaceId, given)
  }
}

/** The sweeper would find it too, up to a second late. */
async function wakeForNext(deps: Deps, workspaceId: string): Promise<void> {
  await deps.db.withWorkspace(workspaceId, async (tx) => {
    const { workspace, now } = await loadWorkspace(tx)
    const next = await nextWakeAt(tx, now)
    if (next !== null) deps.wake.wakeAt('run.advance', workspaceId, next - workspace.clockOffsetMs)
  })
}
