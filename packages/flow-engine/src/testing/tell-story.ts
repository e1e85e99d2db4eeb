import { startRun } from '../execute/start-run.ts'
import { stepRun } from '../execute/step-run.ts'
import { addDuration } from '../model/add-duration.ts'
import { applyAttributeChange } from '../model/attribute-path.ts'
import type { Command } from '../model/command.ts'
import type { Decision } from '../model/decision.ts'
import { parseDuration } from '../model/duration.ts'
import type { CustomerFacts, EventFact, Facts } from '../model/facts.ts'
import type { SegmentId } from '../model/ids.ts'
import type { Instant } from '../model/instant.ts'
import type { JsonObject } from '../model/json.ts'
import type { Plan } from '../model/plan.ts'
import type { RunInput, RunState, RunSubject } from '../model/run-state.ts'
import { signals } from '../model/signals.ts'

/**
 * One line of a story: how long after the start, what happens, where the run then is, and what was asked of the shell.
 * What happens: `start`, `wake`, `end <reason>`, `enters <segment>`, `leaves <segment>`, `returns <status>` (from the journey
 * that the node it stands in has started), or the name of an event.
 * Where: the node, with the status when the run is over (`n3 converted`). Commands: `sendEmail n2#2` is visit 2.
 */
export type StoryLine = readonly [after: string, happens: string, node: string, commands: readonly string[]]

export interface StoryTeller {
  readonly plan: Plan
  readonly start: Instant
  readonly customer?: Partial<CustomerFacts>
  /** The event that starts the run. */
  readonly event?: RunSubject['event']
  /** Properties of every event of the story, by name. */
  readonly properties?: { readonly [event: string]: JsonObject }
  /** Events before the run began, for rules. */
  readonly history?: readonly EventFact[]
  /** Segments they are in when the story begins. */
  readonly segments?: readonly SegmentId[]
  /** What else is known, all the time. */
  readonly facts?: Pick<Facts, 'workspaceTimeZone' | 'channels' | 'sends' | 'winners'>
}

export interface ToldStory {
  /** The lines as they came out: equal to the expected ones when the story is true. */
  readonly lines: readonly StoryLine[]
  readonly state: RunState | null
  readonly trace: readonly Decision[]
}

/** What the run is called where a node must know it. */
const runId = 'run_1'

interface Telling { state: RunState | null; customer: CustomerFacts; readonly events: EventFact[]; readonly segments: Set<SegmentId>; readonly trace: Decision[] }

/** Plays the first two columns of a story through the engine and writes the other two. */
export function tellStory(teller: StoryTeller, story: readonly StoryLine[]): ToldStory {
  const telling: Telling = {
    state: null,
    customer: { id: 'cus_1', userId: 'user-1', traits: {}, timeZone: 'UTC', ...teller.customer },
    events: [...teller.history ?? []],
    segments: new Set(teller.segments),
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
  const input = telling.state === null ? null : inputOf({ teller, telling, now }, happens)
  const facts: Facts = { ...teller.facts, customer: telling.customer, events: byName(telling.events), segments: new Set(telling.segments) }
  const step = telling.state === null || input === null
    ? startRun(teller.plan, { customer: facts.customer, event: teller.event ?? null, runId }, facts, now)
    : stepRun(teller.plan, telling.state, input, facts, now)
  telling.state = step.state
  telling.trace.push(...step.trace)
  for (const command of step.commands) telling.customer = changed(telling.customer, command)
  return [after, happens, whereabouts(step.state), step.commands.map((command) => `${command.kind} ${command.nodeId}#${command.visit}`)]
}

function inputOf({ teller, telling, now }: { teller: StoryTeller; telling: Telling; now: Instant }, happens: string): RunInput {
  const [word = '', rest = ''] = happens.split(/ (.*)/)
  const signal = (name: string, properties: JsonObject): RunInput => ({ kind: 'event', event: { name, occurredAt: now, properties } })
  switch (word) {
    case 'wake': return { kind: 'wake' }
    case 'end': return { kind: 'end', reason: rest }
    case 'enters': telling.segments.add(rest); return signal(signals.segmentEntered, { segmentId: rest })
    case 'leaves': telling.segments.delete(rest); return signal(signals.segmentLeft, { segmentId: rest })
    case 'returns': return signal(signals.journeyEnded, { journeyId: 'jrn_1', parentRunId: runId, parentVisit: telling.state?.visit ?? 0, status: rest })
    default: {
      const event: EventFact = { name: happens, occurredAt: now, properties: teller.properties?.[happens] ?? {} }
      telling.events.push(event)
      return { kind: 'event', event }
    }
  }
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
