import { startRun, stepRun } from '@sendero/flow-engine'
import type { Command, Decision, Facts, Plan, RunInput, RunState } from '@sendero/flow-engine'
import { toPublicId } from '../../db/public-id.ts'
import { engineState } from './stored-run.ts'
import type { RunEvent, StoredRun } from './stored-run.ts'

/** A due run between the first and the last step of one advance. */
export interface RunInProgress {
  readonly run: StoredRun
  readonly plan: Plan
  /** Null before the start. */
  state: RunState | null
  readonly commands: Command[]
  readonly trace: Decision[]
  /** The event that brought the run where it stands in this advance: what the person did right after it may count already. */
  movedBy: RunEvent | null
  /** How many journeys have moved each other up to this step: what it records or starts goes one further. */
  depth: number
  /** A bug: the run can be ended, not stepped. */
  failure: unknown
}

interface StepGiven { readonly facts: Facts; readonly now: number }

export function runInProgress(run: StoredRun, plan: Plan): RunInProgress {
  return { run, plan, state: engineState(run), commands: [], trace: [], movedBy: null, depth: run.entry.depth ?? 0, failure: null }
}

export const isParked = ({ state, failure }: RunInProgress): boolean => failure === null && state?.status === 'active'

/** The first step: from the entry to where the run first waits. */
export function start(progress: RunInProgress, { facts, now }: StepGiven): void {
  guarded(progress, () => {
    const { event, cause } = progress.run.entry
    const subject = {
      customer: facts.customer, event, ...(cause === undefined ? {} : { cause }),
      ...(progress.plan.journeyIds === undefined ? {} : { runId: toPublicId('run', progress.run.id) }),
    }
    const step = startRun(progress.plan, subject, facts, now)
    progress.commands.push(...step.commands)
    progress.trace.push(...step.trace)
    progress.state = step.state
    progress.movedBy = event
  })
}

/** Hands events over, in this order, until one moves the run. */
export function feed(progress: RunInProgress, events: readonly RunEvent[], given: StepGiven): void {
  progress.movedBy = null
  for (const event of events) {
    const visit = progress.state?.visit
    step(progress, { kind: 'event', event: withoutDepth(event) }, given)
    if (!isParked(progress)) return
    if (progress.state?.visit !== visit) {
      progress.movedBy = event
      progress.depth = Math.max(progress.depth, event.depth ?? 0)
      return
    }
  }
}

/** Its time has come, or it was woken to see whether it is to end. A run that an event has moved in the same advance waits anew. */
export function wake(progress: RunInProgress, given: StepGiven): void {
  const wakeAt = progress.state?.wakeAt ?? null
  const isDue = wakeAt !== null && wakeAt <= given.now
  if (isParked(progress) && (isDue || progress.plan.watch !== undefined)) step(progress, { kind: 'wake' }, given)
}

function step(progress: RunInProgress, input: RunInput, { facts, now }: StepGiven): void {
  guarded(progress, () => {
    if (progress.state === null) return
    const { state, commands, trace } = stepRun(progress.plan, progress.state, input, facts, now)
    progress.commands.push(...commands)
    progress.trace.push(...trace)
    progress.state = state
  })
}

function guarded(progress: RunInProgress, work: () => void): void {
  try {
    work()
  } catch (error) {
    progress.failure = error
  }
}

/** The engine is told what happened, not how it came to us. */
function withoutDepth({ depth: _, ...event }: RunEvent): RunEvent {
  return event
}
