import type { Facts } from '@sendero/flow-engine'
import type { Deps } from '../../deps.ts'
import type { Tx } from '../../db/postgres.ts'
import { loadCustomers } from '../customers/index.ts'
import type { Customer } from '../customers/index.ts'
import type { Plans } from './load-plans.ts'
import { loadStepFacts } from './load-step-facts.ts'
import { loadEarlierEvents, loadRunInputs } from './run-inputs-repository.ts'
import type { RunInputRow } from './run-inputs-repository.ts'
import { feed, isParked, runInProgress, start, wake } from './run-in-progress.ts'
import type { RunInProgress } from './run-in-progress.ts'
import type { ClaimedRun } from './runs-repository.ts'
import { endRun, parkedRun, steppedRun } from './stepped-run.ts'
import type { SteppedRun } from './stepped-run.ts'

interface Stepping {
  readonly due: readonly ClaimedRun[]
  readonly plans: Plans
  readonly now: number
  readonly timeZone: string
}

/** Steps due runs as far as they go now. `inputs`: the events that were handed to them, in whatever way, and are used up. */
export async function stepRuns(deps: Pick<Deps, 'secrets'>, tx: Tx, given: Stepping): Promise<{ steps: SteppedRun[]; inputs: RunInputRow[] }> {
  const { due, plans, now } = given
  const waiting = due.filter((run) => run.waitEvent !== null || plans.of(run)?.plan.watch !== undefined).map((run) => run.id)
  const [customers, inputs] = await Promise.all([
    loadCustomers(tx, [...new Set(due.map((run) => run.customerId))]),
    waiting.length === 0 ? [] : loadRunInputs(tx, waiting),
  ])
  const ended: SteppedRun[] = []
  const runs: RunInProgress[] = []
  for (const run of due) {
    const plan = plans.of(run)?.plan ?? null
    if (run.journeyStatus === 'stopped' || run.journeyStatus === 'draft') ended.push(endRun(run, { plan, reason: 'stopped', now }))
    else if (!customers.has(run.customerId)) ended.push(endRun(run, { plan, reason: 'customerGone', now }))
    else if (plan === null) ended.push(parkedRun(run, { error: new Error('The version this run entered does not exist'), now }))
    else runs.push(runInProgress(run, plan))
  }
  const shell: Shell = { deps, tx, customers, now, timeZone: given.timeZone }
  await firstSteps(shell, runs, groupByRun(inputs))
  const earlier = await catchUp(shell, runs)
  return { steps: [...ended, ...runs.map((run) => steppedRun(run, now))], inputs: [...inputs, ...earlier] }
}

interface Shell {
  readonly deps: Pick<Deps, 'secrets'>
  readonly tx: Tx
  readonly customers: ReadonlyMap<string, Customer>
  readonly now: number
  readonly timeZone: string
}

/** The start, or the events a run was handed, or its time. */
async function firstSteps(shell: Shell, runs: readonly RunInProgress[], inputs: ReadonlyMap<string, readonly RunInputRow[]>): Promise<void> {
  const { now } = shell
  const factsOf = await loadStepFacts(shell.deps, shell.tx, { ...shell, runs })
  for (const progress of runs) {
    const facts = factsOf(progress)
    const handed = inputs.get(progress.run.id) ?? []
    if (progress.state === null) {
      begin(progress, handed, { facts, now })
      continue
    }
    feed(progress, handed, { facts, now })
    if (progress.movedBy === null) wake(progress, { facts, now })
  }
}

/** The first step, and then what the run was handed before it: events that may end it. The one that started it is none of them. */
function begin(progress: RunInProgress, handed: readonly RunInputRow[], given: { readonly facts: Facts; readonly now: number }): void {
  start(progress, given)
  const { movedBy, run } = progress
  const others = handed.filter((event) => event.seq !== run.entry.event?.seq)
  if (others.length > 0 && isParked(progress)) feed(progress, others, given)
  progress.movedBy ??= movedBy
}

/**
 * An event has brought some of these runs to a wait for another. What the person did since that event has occurred counts, and
 * may have reached us before the run came to wait for it, when nobody could hand it over: so it is looked up. Every round uses
 * up later events than the one before, so this ends.
 */
async function catchUp(shell: Shell, runs: readonly RunInProgress[]): Promise<RunInputRow[]> {
  const { now } = shell
  const used: RunInputRow[] = []
  for (let moved = runs; ;) {
    const questions = moved.flatMap(lookBack)
    const found = questions.length === 0 ? [] : await loadEarlierEvents(shell.tx, questions)
    if (found.length === 0) return used
    used.push(...found)
    const events = groupByRun(found)
    moved = moved.filter((progress) => events.has(progress.run.id))
    const factsOf = await loadStepFacts(shell.deps, shell.tx, { ...shell, runs: moved })
    for (const progress of moved) feed(progress, events.get(progress.run.id) ?? [], { facts: factsOf(progress), now })
  }
}

function lookBack(progress: RunInProgress): { runId: string; customerId: string; name: string; since: number; afterSeq: number }[] {
  const { run, state, movedBy } = progress
  if (!isParked(progress) || movedBy === null || state?.waitEvent == null || state.eventsCountFrom === undefined) return []
  return [{ runId: run.id, customerId: run.customerId, name: state.waitEvent, since: state.eventsCountFrom, afterSeq: movedBy.seq }]
}

function groupByRun(rows: readonly RunInputRow[]): Map<string, RunInputRow[]> {
  const byRun = new Map<string, RunInputRow[]>()
  for (const row of rows) {
    const list = byRun.get(row.runId)
    if (list) list.push(row)
    else byRun.set(row.runId, [row])
  }
  return byRun
}
