import { addDuration } from '../model/add-duration.ts'
import { applyAttributeChange } from '../model/attribute-path.ts'
import type { Channel, ConsentStatus } from '../model/channel.ts'
import type { Command } from '../model/command.ts'
import { parseDuration } from '../model/duration.ts'
import type { UnreachableReason } from '../model/facts.ts'
import type { CustomerId, NodeId } from '../model/ids.ts'
import type { Instant } from '../model/instant.ts'
import { signals, type JourneyEndedSignal } from '../model/signals.ts'
import type { SimulatedRun, World } from './simulated-world.ts'

type CommandOf<Kind extends Command['kind']> = Extract<Command, { kind: Kind }>

/** Does to the world what a command asks for. Messages and calls leave no trace in it but the command itself. */
export function performCommand(world: World, run: SimulatedRun, command: Command): void {
  switch (command.kind) {
    case 'updateCustomer': return changeCustomer(world, run.customerId, command)
    case 'changeSubscription': return changeSubscription(world, run.customerId, command)
    case 'changeList': return changeList(world, run.customerId, command)
    case 'emitEvent': return recordEvent(world, run, command)
    case 'startJourney': return startOther(world, run, command)
    case 'takeTurn': case 'sendEmail': case 'callWebhook': return
  }
}

function changeCustomer(world: World, customerId: CustomerId, command: CommandOf<'updateCustomer'>): void {
  const customer = world.customers.get(customerId)
  if (customer !== undefined) world.customers.set(customerId, { ...customer, traits: applyAttributeChange(customer.traits, command) })
}

function changeList(world: World, customerId: CustomerId, { listId, isOn }: CommandOf<'changeList'>): void {
  const lists = new Set(world.lists.get(customerId))
  if (isOn) lists.add(listId)
  else lists.delete(listId)
  world.lists.set(customerId, lists)
}

/** A journey never overrules somebody who has unsubscribed, and no subscription makes up for an address. */
function changeSubscription(world: World, customerId: CustomerId, { channel, status }: CommandOf<'changeSubscription'>): void {
  const channels = world.channels.get(customerId) ?? new Map<Channel, UnreachableReason | null>()
  const reason = channels.get(channel) ?? null
  const consents = world.consents.get(customerId) ?? new Map<Channel, ConsentStatus | null>()
  if (status !== 'subscribed' || consents.get(channel) !== 'unsubscribed') world.consents.set(customerId, consents.set(channel, status))
  if (reason !== null && reason !== 'no_consent') return
  world.channels.set(customerId, channels.set(channel, status === 'subscribed' ? null : 'unsubscribed'))
}

/** Arrives after everything that is due now, like an event that somebody sent. */
function recordEvent(world: World, { customerId, depth }: SimulatedRun, { event, properties }: CommandOf<'emitEvent'>): void {
  const at = world.clock.now()
  world.due.add(at, { happening: { at, customerId, kind: 'event', event: { name: event, properties } }, depth: depth + 1 })
}

function startOther(world: World, run: SimulatedRun, { journeyId, visit, isAwaited }: CommandOf<'startJourney'>): void {
  if (!isAwaited) return
  const other = world.scenario.otherJourneys?.[journeyId]
  const at = world.clock.now() + (other?.lastsMs ?? 0)
  const properties: JourneyEndedSignal = { journeyId, parentRunId: run.id, parentVisit: visit, status: other?.status ?? 'notEntered' }
  world.due.add(at, { signal: { name: signals.journeyEnded, occurredAt: at, properties }, customerId: run.customerId })
}

/** Whose turn it is when: evenly spaced, in the order of asking. */
export function nextTurn({ turns, clock }: World, nodeId: NodeId, { limit, per }: CommandOf<'takeTurn'>): Instant {
  const duration = parseDuration(per)
  if (duration === null) throw new Error(`A plan holds the invalid duration "${per}"`)
  const last = turns.get(nodeId)
  const turn = Math.max(clock.now(), last === undefined ? -Infinity : last + addDuration(0, duration, 'UTC') / limit)
  turns.set(nodeId, turn)
  return Math.floor(turn)
}
