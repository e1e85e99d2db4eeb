import { normalizeAttributes } from '@sendero/flow-engine/segment'
import type { Deps } from '../../deps.ts'
import type { Tx } from '../../db/postgres.ts'
import { loadCustomers, sharersOf, touchLastSeen } from '../customers/index.ts'
import type { ChangedCustomer } from '../customers/index.ts'
import { insertCustomerEvents } from '../events/index.ts'
import { writeOutbox } from '../outbox/index.ts'
import { enterByEvents, findJourneysByEvents, wakeByEvents } from '../runs/index.ts'
import { updateMemberships } from '../segments/index.ts'
import { loadWorkspace } from '../workspaces/index.ts'
import type { Workspace } from '../workspaces/index.ts'
import { applyPeople } from './apply-people.ts'
import type { AppliedPeople, PersonCall } from './apply-people.ts'
import { eventRow, isProfileCall, isSignal, nameOfCall } from './event-row.ts'
import { claimInbox, clearInbox, readInbox } from './inbox-repository.ts'
import type { LoggedCall } from './inbox-repository.ts'

/** An event whose person is known. */
interface KnownEvent { readonly seq: number; readonly customerId: string; readonly number: number; readonly name: string; readonly occurredAt: number; readonly call: LoggedCall }

/** Takes in up to `limit` events in the order they came: people, events, memberships, journeys, all or nothing. Null: another process does that at this moment. */
export async function takeInBatch(deps: Deps, tx: Tx, limit: number): Promise<number | null> {
  // Asked for together, answered in this order: the claim stands before anything is read.
  const [isClaimed, calls, { workspace, now }] = await Promise.all([claimInbox(tx), readInbox(tx, limit), loadWorkspace(tx)])
  if (!isClaimed) return null
  if (calls.length === 0) return 0
  const names = new Set(calls.filter((call) => isSignal(call) || !isProfileCall(nameOfCall(call.type, call.event))).map((call) => nameOfCall(call.type, call.event)))
  const [people, journeys] = await Promise.all([
    applyPeople(deps, tx, { calls: calls.map((call) => personCall(call, workspace)), now }),
    names.size === 0 ? [] : findJourneysByEvents(tx, [...names]),
  ])
  const known = knownEvents(calls, people)
  await insertCustomerEvents(tx, known)
  const events = known.filter(({ name }) => !isProfileCall(name))
  await writeOutbox(deps, tx, { target: 'events', rows: events.map((event) => eventRow(event, normalizeAttributes(event.call.properties))) })
  await touchLastSeen(tx, lastSeen(known), people.lastSeenOf)
  await updateMemberships(deps, tx, { changed: [...people.changed, ...events.map(newEvent), ...await whoseAddressBounced(tx, events)], now })
  await enterByEvents(deps, tx, { events: events.map(happened), journeys, now })
  await wakeByEvents(deps, tx, { events: known.filter(({ name, call }) => isSignal(call) || !isProfileCall(name)).map(happened), journeys, now })
  await clearInbox(tx, calls.map(({ seq }) => seq))
  return calls.length
}

const happened = ({ seq, customerId, name, occurredAt, call: { receivedAt, source, properties, depth } }: KnownEvent) => ({ seq, customerId, name, occurredAt, receivedAt, source, properties, depth })

function personCall(call: LoggedCall, workspace: Workspace): PersonCall {
  const isIdentify = call.type === 'identify'
  const isSubscribing = isIdentify && call.source === 'sdk' && workspace.sdkConsent === 'identify'
  return {
    userId: call.userId, anonymousId: call.anonymousId, previousId: call.type === 'alias' ? call.previousId : null, customerId: call.customerId,
    traits: isIdentify ? call.properties : null,
    deviceTimeZone: call.deviceTimeZone,
    consent: isSubscribing ? { kind: 'identified', source: 'sdk', evidence: { messageId: call.messageId } } : null,
  }
}

function knownEvents(calls: readonly LoggedCall[], people: AppliedPeople): KnownEvent[] {
  return calls.flatMap((call, index) => {
    const person = people.personOf(index)
    return person === null ? [] : [{ seq: call.seq, ...person, name: nameOfCall(call.type, call.event), occurredAt: call.occurredAt, call }]
  })
}

/** Imports and our own events are no sign of life. */
function lastSeen(events: readonly KnownEvent[]): Map<string, number> {
  const seen = new Map<string, number>()
  for (const { customerId, occurredAt, call } of events) {
    if (call.source !== 'import' && call.source !== 'sendero') seen.set(customerId, Math.max(occurredAt, seen.get(customerId) ?? 0))
  }
  return seen
}

/** Their addresses were suppressed when that was recorded: so for everybody who has one of them. */
async function whoseAddressBounced(tx: Tx, events: readonly KnownEvent[]): Promise<ChangedCustomer[]> {
  const bounced = events.filter(({ name, call }) => name === 'Email Bounced' && call.source === 'sendero').map(({ customerId }) => customerId)
  const customers = await loadCustomers(tx, [...new Set(bounced)])
  return sharersOf(tx, [...customers.values()].flatMap(({ emailNorm }) => emailNorm ?? []))
}

const newEvent = ({ customerId, number, name }: KnownEvent): ChangedCustomer => ({ customerId, number, paths: [], events: [name] })
