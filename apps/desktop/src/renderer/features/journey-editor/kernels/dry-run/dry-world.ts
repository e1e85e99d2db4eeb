import { applyAttributeChange, channels, sendsKey, type Command, type EventFact, type Facts, type Plan, type SendNeed, type UnreachableReason } from '@sendero/flow-engine'
import { evaluateRule, nextFlip, type Rule } from '@sendero/flow-engine/segment'
import { addDuration, isTimeZone, parseDuration } from '@sendero/flow-engine/time'
import type { DryPerson } from './dry-person.ts'

/** Rules of segments by id, with those they name put in their place. */
export type SegmentRules = ReadonlyMap<string, Rule>

/** The person and what is true of them, while the dry run changes it. */
export interface DryWorld {
  readonly plan: Plan
  readonly workspaceTimeZone: string
  readonly segmentRules: SegmentRules
  /** Decided experiments: their step -> the variant everybody takes. */
  readonly winners: Readonly<Record<string, string>>
  readonly person: DryPerson
  traits: DryPerson['traits']
  readonly events: EventFact[]
  readonly lists: Set<string>
  unreachable: UnreachableReason | null
  /** When marketing mails were sent to them. */
  readonly mails: number[]
  /** Said by hand: it holds from then on, whatever the rule says. */
  readonly membership: Map<string, boolean>
  /** Throttle -> when its last turn was. */
  readonly turns: Map<string, number>
}

export interface WorldInput { readonly plan: Plan; readonly person: DryPerson; readonly start: number; readonly workspaceTimeZone: string; readonly segmentRules: SegmentRules; readonly winners?: Readonly<Record<string, string>> | undefined }

export function dryWorld({ plan, person, start, workspaceTimeZone, segmentRules, winners = {} }: WorldInput): DryWorld {
  return {
    plan, workspaceTimeZone, segmentRules, winners, person, traits: person.traits, events: [...person.events], lists: new Set(person.lists),
    unreachable: person.unreachable, mails: Array.from({ length: person.mailsBefore }, () => start), membership: new Map(Object.entries(person.saidSegments)), turns: new Map(),
  }
}

/** What a step may look at now. More than the plan asks for does no harm. */
export function factsNow(world: DryWorld, now: number): Facts {
  const facts = personFacts(world)
  return { ...facts, segments: new Set(segmentsNow(world, facts, now)), sends: new Map(sendNeeds(world.plan).map((need) => [sendsKey(need), sentWithin(world, need, now)])) }
}

function personFacts({ winners, person, traits, workspaceTimeZone, events, lists, unreachable }: DryWorld): Facts {
  const own = typeof traits['timezone'] === 'string' && isTimeZone(traits['timezone']) ? traits['timezone'] : person.timeZone
  const byName = new Map<string, EventFact[]>()
  for (const event of [...events].sort((a, b) => a.occurredAt - b.occurredAt)) byName.set(event.name, [...byName.get(event.name) ?? [], event])
  return {
    customer: { id: person.id, userId: person.userId, traits, ...(own === null ? { timeZone: workspaceTimeZone, isTimeZoneAssumed: true as const } : { timeZone: own }) },
    workspaceTimeZone, events: byName, segments: new Set(), lists: new Set(lists), channels: new Map(channels.map((channel) => [channel, unreachable])), consents: new Map(channels.map((channel) => [channel, saidBy(unreachable)])), sends: new Map(), winners: new Map(Object.entries(winners)),
  }
}

/** What they must have said about a channel, when that is all that is known of it. */
const saidBy = (unreachable: UnreachableReason | null): 'subscribed' | 'unsubscribed' | null => (unreachable === 'unsubscribed' ? 'unsubscribed' : unreachable === 'no_consent' ? null : 'subscribed')

/** Of the segments the plan looks at, those they are in. */
function segmentsNow({ plan, person, segmentRules, membership }: DryWorld, facts: Facts, now: number): string[] {
  return plan.segmentIds.filter((id) => {
    const rule = segmentRules.get(id)
    return membership.get(id) ?? (rule === undefined ? person.segments.includes(id) : evaluateRule(rule, facts, now))
  })
}

/** When time alone may next move them in or out of a segment the plan looks at; null for never. */
export function nextSegmentFlip(world: DryWorld, now: number): number | null {
  const facts = personFacts(world)
  const flips = world.plan.segmentIds.flatMap((id) => {
    const rule = world.membership.has(id) ? undefined : world.segmentRules.get(id)
    return rule === undefined ? [] : nextFlip(rule, facts, now) ?? []
  })
  return flips.length === 0 ? null : Math.min(...flips)
}

function sendNeeds(plan: Plan): readonly SendNeed[] {
  return [plan.startNeeds, ...Object.values(plan.nodes).map(({ needs }) => needs)].flatMap(({ sends = [] }) => sends)
}

function sentWithin({ mails }: DryWorld, { within }: SendNeed, now: number): number {
  const duration = parseDuration(within)
  if (duration === null) throw new Error(`A plan holds the invalid duration "${within}"`)
  // As the server counts: days of 24 hours, months of 31 days.
  const since = now - addDuration(0, duration, 'UTC')
  return mails.filter((at) => at > since && at <= now).length
}

/** Does to the person what a command asks for. Nothing leaves the dry run: a message is only counted. */
export function perform(world: DryWorld, command: Command, now: number): void {
  switch (command.kind) {
    case 'updateCustomer': world.traits = applyAttributeChange(world.traits, command); return
    case 'changeList': if (command.isOn) world.lists.add(command.listId); else world.lists.delete(command.listId); return
    case 'changeSubscription':
      // A journey never overrules somebody who has unsubscribed, and no subscription makes up for an address.
      if (world.unreachable === null || world.unreachable === 'no_consent') world.unreachable = command.status === 'subscribed' ? null : 'unsubscribed'
      return
    case 'sendEmail': if (world.unreachable === null) world.mails.push(now); return
    case 'emitEvent': case 'startJourney': case 'takeTurn': case 'callWebhook': return
  }
}

/** When they may go on from a throttle: at once, for nobody else is in it; on the way back not before the time between two people. */
export function turnAt({ turns }: DryWorld, { nodeId, limit, per }: Extract<Command, { kind: 'takeTurn' }>, now: number): number {
  const duration = parseDuration(per)
  if (duration === null) throw new Error(`A plan holds the invalid duration "${per}"`)
  const last = turns.get(nodeId)
  const turn = Math.max(now, last === undefined ? -Infinity : last + addDuration(0, duration, 'UTC') / limit)
  turns.set(nodeId, turn)
  return Math.floor(turn)
}
