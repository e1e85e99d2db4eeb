import type { EventFact, FactNeeds } from '@sendero/flow-engine'
import type { Deps } from '../../deps.ts'
import type { Tx } from '../../db/postgres.ts'
import { loadCustomers } from '../customers/index.ts'
import { loadRunFacts } from '../segments/index.ts'
import { loadWorkspace } from '../workspaces/index.ts'
import { loadPlans } from './load-plans.ts'
import type { Plans } from './load-plans.ts'
import { confirmPaused } from './published-journeys-repository.ts'
import { deleteRunInputs, loadRunInputs } from './run-inputs-repository.ts'
import type { RunInputRow } from './run-inputs-repository.ts'
import { claimDueRuns, holdRuns } from './runs-repository.ts'
import type { ClaimedRun } from './runs-repository.ts'
import { endRun, failedRun, stepClaimedRun } from './step-claimed-run.ts'
import type { SteppedRun } from './step-claimed-run.ts'
import { writeSteps } from './write-steps.ts'

export interface BatchGiven {
  /** Claim from this wake_at on, see claimDueRuns. */
  readonly after: number | null
  readonly limit: number
  /** Whether the caller is the mover of the clock: nobody else advances runs while it is held. */
  readonly isClock: boolean
  /** Told what was claimed as soon as it is, so that a caller knows whom to blame when the rest fails. */
  readonly onClaimed?: (claimed: readonly ClaimedRun[]) => void
}

export interface BatchDone {
  readonly claimed: number
  readonly advanced: number
  readonly visits: number
  /** wake_at of the last claimed run; null when none was due. */
  readonly lastWakeAt: number | null
  readonly journeyIds: ReadonlySet<string>
  readonly failures: readonly { readonly runId: string; readonly error: unknown }[]
}

/** Advances one batch of due runs in the given transaction: claim, load what their plans declare, step, write. */
export async function advanceBatch(deps: Deps, tx: Tx, given: BatchGiven): Promise<BatchDone> {
  const { workspace, now } = await loadWorkspace(tx)
  const claimed = workspace.isClockHeld && !given.isClock ? [] : await claimDueRuns(tx, { now, after: given.after, limit: given.limit })
  given.onClaimed?.(claimed)
  const due = await withoutHeld(tx, claimed)
  const plans = await loadPlans(deps.db, tx, due)
  const inputs = await inputsOf(tx, due)
  const steps = await stepRuns(tx, { due, plans, inputs: groupByRun(inputs), now, timeZone: workspace.timeZone })
  const { visits } = await writeSteps(deps, tx, { steps, plans, now })
  await deleteRunInputs(tx, inputs)
  return {
    claimed: claimed.length, advanced: steps.length, visits, lastWakeAt: claimed.at(-1)?.wakeAt ?? null,
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

async function inputsOf(tx: Tx, due: readonly ClaimedRun[]): Promise<RunInputRow[]> {
  const waiting = due.filter((run) => run.waitEvent !== null).map((run) => run.id)
  return waiting.length === 0 ? [] : loadRunInputs(tx, waiting)
}

function groupByRun(inputs: readonly RunInputRow[]): Map<string, EventFact[]> {
  const byRun = new Map<string, EventFact[]>()
  for (const { runId, name, occurredAt, properties } of inputs) {
    const events = byRun.get(runId) ?? []
    byRun.set(runId, events)
    events.push({ name, occurredAt, properties })
  }
  return byRun
}

interface Stepping {
  readonly due: readonly ClaimedRun[]
  readonly plans: Plans
  readonly inputs: ReadonlyMap<string, readonly EventFact[]>
  readonly now: number
  readonly timeZone: string
}

async function stepRuns(tx: Tx, { due, plans, inputs, now, timeZone }: Stepping): Promise<SteppedRun[]> {
  const customers = await loadCustomers(tx, [...new Set(due.map((run) => run.customerId))])
  const facts = await loadRunFacts(tx, { customers: [...customers.values()], needs: needsOf(due, plans), timeZone })
  return due.map((run) => {
    const plan = plans.of(run)?.plan ?? null
    if (run.journeyStatus === 'stopped' || run.journeyStatus === 'draft') return endRun(run, { plan, reason: 'stopped', now })
    const known = facts.get(run.customerId)
    if (!known) return endRun(run, { plan, reason: 'customerGone', now })
    if (plan === null) return failedRun(run, { error: new Error('The version this run entered does not exist'), now })
    return stepClaimedRun(run, { plan, facts: known, events: inputs.get(run.id) ?? [], now })
  })
}

/** What any of these runs may look at until it parks again. */
function needsOf(due: readonly ClaimedRun[], plans: Plans): FactNeeds {
  const events = new Set<string>()
  const segments = new Set<string>()
  const seen = new Set<FactNeeds>()
  for (const run of due) {
    const plan = plans.of(run)?.plan
    const needs = run.nodeId === null ? plan?.startNeeds : plan?.nodes[run.nodeId]?.needs
    if (!needs || seen.has(needs)) continue
    seen.add(needs)
    for (const name of needs.events) events.add(name)
    for (const id of needs.segments) segments.add(id)
  }
  return { events: [...events], segments: [...segments] }
}
