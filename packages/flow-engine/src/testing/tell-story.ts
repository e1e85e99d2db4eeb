import { startRun } from '../execute/start-run.ts'
import { stepRun } from '../execute/step-run.ts'
import { addDuration } from '../model/add-duration.ts'
import { applyAttributeChange } from '../model/attribute-path.ts'
import type { Command } from '../model/command.ts'
import type { Decision } from '../model/decision.ts'
import { parseDuration } from '../model/duration.ts'
import type { CustomerFacts, EventFact, Facts } from '../model/facts.ts'
import type { Instant } from '../model/instant.ts'
import type { JsonObject } from '../model/json.ts'
import type { Plan } from '../model/plan.ts'
import type { RunState } from '../model/run-state.ts'

/**
 * One line of a story: how long after the start, what happens, where the run then is, and what was asked of the shell.
 * What happens: `start`, `wake`, `end <reason>`, or the name of an event.
 * Where: the node, with the status when the run is over (`n3 converted`). Commands: `sendEmail n2#2` is visit 2.
 */
export type StoryLine = readonly [after: string, happens: string, node: string, commands: readonly string[]]

export interface StoryTeller {
  readonly plan: Plan
  readonly start: Instant
  readonly customer?: Partial<CustomerFacts>
  /** Properties of every event of the story, by name. */
  readonly properties?: { readonly [event: string]: JsonObject }
  /** Events before the run began, for rules. */
  readonly history?: readonly EventFact[]
}

export interface ToldStory {
  /** The lines as they came out: equal to the expected ones when the story is true. */
  readonly lines: readonly StoryLine[]
  readonly state: RunState | null
  readonly trace: readonly Decision[]
}

interface Telling { state: RunState | null; customer: CustomerFacts; events: EventFact[]; readonly trace: Decision[] }

/** Plays the first two columns of a story through the engine and writes the other two. */
export function tellStory(teller: StoryTeller, story: readonly StoryLine[]): ToldStory {
  const telling: Telling = {
    state: null,
    customer: { id: 'cus_1', userId: 'user-1', traits: {}, timeZone: 'UTC', ...teller.customer },
    events: [...teller.history ?? []],
    trace: [],
  }
  const lines = story.map(([after, happens]) => toldLine(teller, telling, [after, happens]))
  return { lines, state: telling.state, trace: telling.trace }
}

function toldLine(teller: StoryTeller, telling: Telling, [after, happens]: readonly [string, string]): StoryLine {
  const duration = parseDuration(after)
  if (duration === null) throw new Error(`"${after}" is not a duration`)
  // Elapsed time: a story is told by a clock that knows no zone.
  const now = addDuration(teller.start, duration, 'UTC')
  const event: EventFact = { name: happens, occurredAt: now, properties: teller.properties?.[happens] ?? {} }
  const isEvent = happens !== 'start' && happens !== 'wake' && !happens.startsWith('end ')
  if (isEvent) telling.events.push(event)
  const facts: Facts = { customer: telling.customer, events: byName(telling.events), segments: new Set() }
  const step = takeStep({ plan: teller.plan, state: telling.state, facts, now }, happens, event)
  telling.state = step.state
  telling.trace.push(...step.trace)
  for (const command of step.commands) telling.customer = changed(telling.customer, command)
  return [after, happens, whereabouts(step.state), step.commands.map((command) => `${command.kind} ${command.nodeId}#${command.visit}`)]
}

function takeStep({ plan, state, facts, now }: { plan: Plan; state: RunState | null; facts: Facts; now: Instant }, happens: string, event: EventFact) {
  if (state === null) return startRun(plan, { customer: facts.customer, event: null }, facts, now)
  if (happens === 'wake') return stepRun(plan, state, { kind: 'wake' }, facts, now)
  if (happens.startsWith('end ')) return stepRun(plan, state, { kind: 'end', reason: happens.slice(4) }, facts, now)
  return stepRun(plan, state, { kind: 'event', event }, facts, now)
}

function changed(customer: CustomerFacts, command: Command): CustomerFacts {
  return command.kind === 'updateCustomer' ? { ...customer, traits: applyAttributeChange(customer.traits, command) } : customer
}

function whereabouts({ status, nodeId }: RunState): string {
  return status === 'active' ? `${nodeId}` : `${nodeId} ${status}`
}

function byName(events: readonly EventFact[]): Map<string, EventFact[]> {
  const groups = new Map<string, EventFact[]>()
  for (const event of events) groups.set(event.name, [...groups.get(event.name) ?? [], event])
  return groups
}
