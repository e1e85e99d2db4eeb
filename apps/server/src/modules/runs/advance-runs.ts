import type { Deps } from '../../deps.ts'
import { loadWorkspace } from '../workspaces/index.ts'
import { advanceBatch } from './advance-batch.ts'
import type { BatchDone, BatchGiven } from './advance-batch.ts'
import { advanceOneByOne, isOutage } from './advance-one-by-one.ts'
import { settleRunInputs } from './run-inputs-repository.ts'
import { nextWakeAt } from './runs-repository.ts'
import type { ClaimedThrough } from './runs-repository.ts'
import { settleJourneys } from './settle-journeys.ts'

/** Runs per transaction: as fast as 1,000, and locks are held a third of the time. */
const batchSize = 300
/** While PostgreSQL works for one lane the engine steps another. */
const lanes = 3
const fromTheStart: ClaimedThrough = { live: null, bulk: null }
const turnMs = 5_000
/** Of a turn, for entering and ending people in bulk: who has just done something waits that long at most. */
const settleMs = 100
const restartMs = 2_000
const shortestTimerMs = 25

export interface AdvanceOptions {
  /** The mover of a sandbox clock: while the clock is held, nobody else advances, so that it counts every step. */
  readonly isClock?: boolean
}

/**
 * Moves on every run that is due, until none is or five seconds have passed (`isMore`). `advanced` counts steps; 0 means that
 * nothing was due.
 */
export async function advanceRuns(deps: Deps, workspaceId: string, options: AdvanceOptions = {}): Promise<{ advanced: number; isMore: boolean }> {
  const until = performance.now() + turnMs
  const drain: Drain = { deps, workspaceId, isClock: options.isClock === true, until, advanced: 0 }
  for (;;) {
    const first = await advanceNext(drain, { after: fromTheStart, isFirst: true })
    if (first.isHeld) return { advanced: 0, isMore: false }
    const settledPeople = first.isUnsettled ? await settleJourneys(deps, { workspaceId, until: performance.now() + settleMs }) : 0
    const isFull = first.claimed >= batchSize
    if (isFull) await Promise.all(Array.from({ length: lanes }, () => drainLane(drain)))
    const isOver = !isFull && settledPeople === 0 && !first.hasChangedPeople
    if (isOver && await lookAhead(deps, workspaceId, first.now) === 0) return { advanced: drain.advanced, isMore: false }
    if (performance.now() >= until) return { advanced: drain.advanced, isMore: true }
  }
}

/**
 * Sets the timer for the next run that falls due after `now`, which the sweeper would find too, up to a second late. Returns how many
 * runs were handed an event while they were being stepped, by us or by another process.
 */
async function lookAhead(deps: Deps, workspaceId: string, now: number): Promise<number> {
  const [{ workspace }, settled, next] = await deps.db.withWorkspace(workspaceId, (tx) => Promise.all([loadWorkspace(tx), settleRunInputs(tx), nextWakeAt(tx, now)]), { isOneExchange: true })
  // One that has fallen due meanwhile may be in the hands of another process: no need to hurry, nor to ask without a pause.
  if (next !== null) deps.wake.wakeAt('run.advance', workspaceId, Math.max(next - workspace.clockOffsetMs, Date.now() + shortestTimerMs))
  return settled
}

interface Drain {
  readonly deps: Deps
  readonly workspaceId: string
  readonly isClock: boolean
  readonly until: number
  advanced: number
}

/** One chain of batches. Lanes skip each other's locked runs, so none needs to know of the others. */
async function drainLane(drain: Drain): Promise<void> {
  let after: ClaimedThrough = fromTheStart
  let startedAt = performance.now()
  while (performance.now() < drain.until) {
    const batch: BatchDone = await advanceNext(drain, { after })
    if (batch.claimed < batchSize) return
    // Who does something now may be committed after others who did so a moment later: none is passed over while there are few.
    after = { live: batch.claimedLive < batchSize ? null : batch.through.live, bulk: batch.through.bulk ?? after.bulk }
    if (performance.now() - startedAt > restartMs) {
      after = fromTheStart
      startedAt = performance.now()
    }
  }
}

async function advanceNext(drain: Drain, given: Pick<BatchGiven, 'after' | 'isFirst'>): Promise<BatchDone> {
  const { deps, workspaceId, isClock } = drain
  const batch = await advanceOrIsolate(deps, workspaceId, { ...given, limit: batchSize, isClock })
  drain.advanced += batch.advanced
  deps.metrics.runsAdvanced.inc(batch.advanced)
  deps.metrics.nodeVisits.inc(batch.visits)
  for (const journeyId of batch.journeyIds) deps.live.publish({ kind: 'journey', workspaceId, journeyId })
  for (const { runId, error } of batch.failures) deps.log.error({ err: error, workspaceId, runId }, 'A run could not be stepped and has been parked')
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
