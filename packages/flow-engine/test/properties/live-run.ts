import { startRun, stepRun, type EventFact, type FactNeeds, type Facts, type JsonObject, type Plan, type RunInput, type RunState, type Step } from '../../src/index.ts'
import { applyAttributeChange } from '../../src/index.ts'
import type { Move } from './journey-arbitrary.ts'

export interface LivedRun {
  readonly steps: readonly { readonly at: number; readonly before: RunState | null; readonly step: Step }[]
  readonly state: RunState
}

export interface Life {
  readonly plan: Plan
  readonly person: { readonly id: string; readonly traits: JsonObject; readonly timeZone: string }
  readonly moves: readonly Move[]
  readonly start: number
}

/** Takes a run through its moves as a server would: states stored as text, and only the facts the plan asks for. */
export function liveRun({ plan, person, moves, start }: Life): LivedRun {
  let customer = { id: person.id, userId: null, traits: person.traits, timeZone: person.timeZone }
  const events: EventFact[] = []
  const factsFor = (needs: FactNeeds): Facts => ({
    customer,
    events: new Map(needs.events.map((name) => [name, events.filter((event) => event.name === name).sort((a, b) => a.occurredAt - b.occurredAt)])),
    segments: new Set(),
  })
  const steps: { at: number; before: RunState | null; step: Step }[] = []
  let state: RunState | null = null
  let now = start
  const take = (step: Step): void => {
    steps.push({ at: now, before: state, step })
    for (const command of step.commands) {
      if (command.kind === 'updateCustomer') customer = { ...customer, traits: applyAttributeChange(customer.traits, command) }
    }
    state = JSON.parse(JSON.stringify(step.state)) as RunState
  }
  take(startRun(plan, { customer, event: null }, factsFor(plan.startNeeds), now))
  for (const move of moves) {
    now += move.after
    const input = inputOf(move, now)
    if (input.kind === 'event') events.push(input.event)
    const current: RunState = state ?? (() => { throw new Error('not started') })()
    take(stepRun(plan, current, input, factsFor(plan.nodes[current.nodeId ?? '']?.needs ?? { events: [], segments: [] }), now))
  }
  return { steps, state: steps.at(-1)?.step.state ?? (() => { throw new Error('no steps') })() }
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
    const lines = step.trace.filter(({ nodeId }) => nodeId !== 'entry').flatMap(({ nodeId, visit, entered, left, port, edgeId }) => [
      ...(entered ? [say(`enter ${nodeId}#${visit}`), ...step.commands.filter((command) => command.visit === visit).map((command) => say(`command ${command.kind} ${nodeId}#${visit}`))] : []),
      ...(left ? [say(`leave ${nodeId}#${visit} by ${port ?? 'nothing'} along ${edgeId ?? 'nothing'}`)] : []),
      ...(!entered && !left ? [say(`ignore ${nodeId}#${visit}`)] : []),
    ])
    const hasEnded = step.state.status !== 'active' && (before === null || before.status === 'active')
    return hasEnded ? [...lines, say(`end ${step.state.status}`)] : lines
  })
}
