import { startRun, stepRun, type EventFact, type FactNeeds, type Facts, type JsonObject, type Plan, type RunInput, type RunState, type RunSubject, type Step } from '../../src/index.ts'
import { applyAttributeChange } from '../../src/index.ts'
import type { Move } from './journey-arbitrary.ts'

export interface LivedRun {
  /** Every step with all it was given: enough to take it again. */
  readonly steps: readonly LivedStep[]
  readonly state: RunState
}

export interface LivedStep {
  readonly at: number
  readonly before: RunState | null
  readonly input: RunInput | { readonly kind: 'start'; readonly event: RunSubject['event'] }
  readonly facts: Facts
  readonly step: Step
}

export interface Life {
  readonly plan: Plan
  readonly person: { readonly id: string; readonly traits: JsonObject; readonly timeZone: string }
  readonly moves: readonly Move[]
  readonly start: number
  /** Of the event that starts the run, where one does. */
  readonly amount?: number
}

/** Takes a run through its moves as a server would: states stored as text, and only the facts the plan asks for. */
export function liveRun({ plan, person, moves, start, amount = 50 }: Life): LivedRun {
  const { trigger } = plan.entry
  const starting: EventFact | null = trigger.kind === 'event' ? { name: trigger.event, occurredAt: start, properties: { amount } } : null
  let customer = { id: person.id, userId: null, traits: person.traits, timeZone: person.timeZone }
  const events: EventFact[] = starting === null ? [] : [starting]
  const factsFor = (needs: FactNeeds): Facts => ({
    customer,
    workspaceTimeZone: 'UTC',
    events: new Map(needs.events.map((name) => [name, events.filter((event) => event.name === name).sort((a, b) => a.occurredAt - b.occurredAt)])),
    segments: new Set(),
  })
  const steps: LivedStep[] = []
  const turns = new Map<string, number>()
  let state: RunState | null = null
  let now = start
  const take = (step: Step, input: LivedStep['input'], facts: Facts): void => {
    steps.push({ at: now, before: state, input, facts, step })
    for (const command of step.commands) {
      if (command.kind === 'updateCustomer') customer = { ...customer, traits: applyAttributeChange(customer.traits, command) }
      if (command.kind === 'emitEvent') events.push({ name: command.event, occurredAt: now, properties: command.properties })
    }
    state = JSON.parse(JSON.stringify(withTurn(step, { turns, start, now }))) as RunState
  }
  const first = factsFor(plan.startNeeds)
  take(startRun(plan, { customer, event: starting }, first, now), { kind: 'start', event: starting }, first)
  for (const move of moves) {
    now += move.after
    const input = inputOf(move, now)
    if (input.kind === 'event') events.push(input.event)
    const current: RunState = state ?? (() => { throw new Error('not started') })()
    const facts = factsFor(plan.nodes[current.nodeId ?? '']?.needs ?? { events: [], segments: [] })
    take(stepRun(plan, current, input, facts, now), input, facts)
  }
  return { steps, state: steps.at(-1)?.step.state ?? (() => { throw new Error('no steps') })() }
}

/** The turn of a run as the server gives it; somebody else has taken the one at the start. */
function withTurn({ state, commands }: Step, { turns, start, now }: { readonly turns: Map<string, number>; readonly start: number; readonly now: number }): RunState {
  const command = commands.at(-1)
  if (command?.kind !== 'takeTurn' || state.status !== 'active' || state.nodeId !== command.nodeId) return state
  const wakeAt = Math.max(now, (turns.get(command.nodeId) ?? start) + 3_600_000 / command.limit)
  turns.set(command.nodeId, wakeAt)
  return { ...state, wakeAt }
}

function inputOf(move: Move, now: number): RunInput {
  if (move.kind === 'wake') return { kind: 'wake' }
  if (move.kind === 'end') return { kind: 'end', reason: 'stopped' }
  return { kind: 'event', event: { name: move.name, occurredAt: now - move.lateBy, properties: { amount: move.amount } } }
}

/** What happened, in the words of the naive interpreter. */
export function wordsOf({ steps }: LivedRun, start: number): string[] {
  return steps.flatMap(({ at, before, step }) => {
    const say = (line: string): string => `${at - start} ${line}`
    const lines = step.trace.filter(({ nodeId }) => nodeId !== 'entry').flatMap(({ nodeId, visit, entered, left, port, edgeId, outcome }) => [
      ...(entered ? [say(`enter ${nodeId}#${visit}`), ...step.commands.filter((command) => command.visit === visit).map((command) => say(`command ${command.kind} ${nodeId}#${visit}`))] : []),
      ...(left ? [say(`leave ${nodeId}#${visit} by ${port ?? 'nothing'} along ${edgeId ?? 'nothing'}`)] : []),
      ...(!entered && !left ? [say(`${outcome === 'converted' || outcome === 'exited' ? 'meet' : 'ignore'} ${nodeId}#${visit}`)] : []),
    ])
    const hasEnded = step.state.status !== 'active' && (before === null || before.status === 'active')
    return hasEnded ? [...lines, say(`end ${step.state.status}`)] : lines
  })
}
