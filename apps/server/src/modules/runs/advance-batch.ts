import type { Deps } from '../../deps.ts'
import type { Tx } from '../../db/postgres.ts'
import { loadWorkspace } from '../workspaces/index.ts'
import { loadPlans } from './load-plans.ts'
import { confirmPaused, hasUnsettledJourney } from './published-journeys-repository.ts'
import { deleteRunInputs, settleRunInputs } from './run-inputs-repository.ts'
import { claimDueRuns, holdRuns } from './runs-repository.ts'
import type { ClaimedRun, ClaimedThrough } from './runs-repository.ts'
import { stepRuns } from './step-runs.ts'
import { writeSteps } from './write-steps.ts'

export interface BatchGiven {
  /** Claim from there on, see claimDueRuns. */
  readonly after: ClaimedThrough
  readonly limit: number
  /** Whether the caller is the mover of the clock: nobody else advances runs while it is held. */
  readonly isClock: boolean
  /** The first batch of a round: it also makes due whom an event was handed to while they were being stepped, and looks for changed journeys. */
  readonly isFirst?: boolean
  /** Told what was claimed as soon as it is, so that a caller knows whom to blame when the rest fails. */
  readonly onClaimed?: (claimed: readonly ClaimedRun[]) => void
}

export interface BatchDone {
  /** Nothing was even looked at: the clock of the workspace is being moved by somebody else. */
  readonly isHeld: boolean
  /** Runs have yet to follow a change of their journey. Known of a first batch only. */
  readonly isUnsettled: boolean
  /** Time of the workspace by which the runs were due. */
  readonly now: number
  readonly claimed: number
  /** Of these who did not come in bulk. */
  readonly claimedLive: number
  readonly advanced: number
  readonly visits: number
  /** Traits of somebody have changed, which may have led people into journeys: they are due at once. */
  readonly hasChangedPeople: boolean
  /** wake_at of the last run claimed from either queue; null where none was due. */
  readonly through: ClaimedThrough
  readonly journeyIds: ReadonlySet<string>
  readonly failures: readonly { readonly runId: string; readonly error: unknown }[]
}

/** Advances one batch of due runs in the given transaction: claim, load what their plans declare, step, write. */
export async function advanceBatch(deps: Deps, tx: Tx, given: BatchGiven): Promise<BatchDone> {
  const isFirst = given.isFirst === true
  // In this order: whom the settling makes due is claimed, and who is claimed is due by the time that is read after it, not a millisecond later.
  const [, isUnsettled, found, { workspace, now }] = await Promise.all([
    isFirst && settleRunInputs(tx), isFirst && hasUnsettledJourney(tx), claimDueRuns(tx, { after: given.after, limit: given.limit, isClock: given.isClock }), loadWorkspace(tx),
  ])
  const isHeld = workspace.isClockHeld && !given.isClock
  // Held since they were claimed, a moment ago: they are for the mover to step.
  const claimed = isHeld ? [] : found
  given.onClaimed?.(claimed)
  FAILPOINT: if (claimed.length > 0) await globalThis.failpoint?.('claimed')
  const due = await withoutHeld(tx, claimed)
  const plans = await loadPlans(deps.db, tx, due)
  const { steps, inputs } = await stepRuns(deps, tx, { due, plans, now, timeZone: workspace.timeZone })
  const { visits, hasChangedPeople } = await writeSteps(deps, tx, { steps, plans, now })
  await deleteRunInputs(tx, inputs)
  return {
    isHeld, isUnsettled, now, hasChangedPeople, claimed: claimed.length, claimedLive: claimed.filter((run) => !run.isBulk).length, advanced: steps.length, visits, through: { live: claimed.findLast((run) => !run.isBulk)?.wakeAt ?? null, bulk: claimed.findLast((run) => run.isBulk)?.wakeAt ?? null },
    journeyIds: new Set(due.map((run) => run.journeyId)),
    failures: steps.flatMap((step) => step.failure === null ? [] : [{ runId: step.run.id, error: step.failure }]),
  }
}

/** Parks the runs whose journey is paused and gives the others. */
async function withoutHeld(tx: Tx, claimed: readonly ClaimedRun[]): Promise<readonly ClaimedRun[]> {
  const paused = new Set(claimed.filter((run) => run.journeyStatus === 'paused').map((run) => run.journeyId))
  if (paused.size === 0) return claimed
  const confirmed = await confirmPaused(tx, [...paused])
  const held = claimed.filter((run) => confirmed.has(run.journeyId))
  if (held.length > 0) await holdRuns(tx, held.map((run) => run.id))
  // Resumed at this very moment: due like any other.
  return claimed.filter((run) => !confirmed.has(run.journeyId))
}
