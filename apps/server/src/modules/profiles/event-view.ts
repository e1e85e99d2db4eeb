import { z } from 'zod'
import type { Tx } from '../../db/postgres.ts'
import { toPublicId } from '../../db/public-id.ts'
import { encodeCursor, instantText } from '../../procedures/paging.ts'
import { customerLabel, findIdentities, findPeople, loadCustomers } from '../customers/index.ts'
import type { Identity } from '../customers/index.ts'
import type { ListedEvent } from '../events/index.ts'
import { storedJson } from './json-object.ts'

export const eventSchema = z.object({
  event: z.string(),
  userId: z.string().nullable(),
  anonymousId: z.string().nullable(),
  /** Null until the event has been taken in, and for people who were erased. */
  customerId: z.string().nullable(),
  /** What the customer is called; null where customerId is. */
  customerLabel: z.string().nullable(),
  properties: storedJson,
  timestamp: z.string(),
  receivedAt: z.string(),
  messageId: z.string(),
  source: z.enum(['sdk', 'api', 'import', 'sendero']),
  /** The place of the event in the order of arrival: `after` of the list asks for what came later. */
  cursor: z.string(),
})

export type EventView = z.infer<typeof eventSchema>

/** Events as the API shows them, in the order given, with whose they are by now. */
export async function eventViews(tx: Tx, events: readonly ListedEvent[]): Promise<EventView[]> {
  const names = events.flatMap(namesOf)
  const byName = new Map((await findIdentities(tx, names)).map((known) => [keyOf(known), known.customerId]))
  const people = await findPeople(tx, events.flatMap(({ customerId }) => customerId ?? []))
  const whose = events.map((event) => {
    const byId = event.customerId === null ? undefined : people.get(event.customerId)?.customerId
    return byId ?? namesOf(event).map((name) => byName.get(keyOf(name))).find((id) => id !== undefined) ?? null
  })
  const customers = await loadCustomers(tx, [...new Set(whose.filter((id) => id !== null))])
  return events.map((event, index) => {
    const customerId = whose[index] ?? null
    const customer = customerId === null ? undefined : customers.get(customerId)
    const { name, userId, anonymousId, properties, occurredAt, receivedAt, messageId, source, seq } = event
    return {
      event: name, userId, anonymousId, customerId: customerId === null ? null : toPublicId('customer', customerId), customerLabel: customer === undefined ? null : customerLabel(customer), properties,
      timestamp: instantText(occurredAt), receivedAt: instantText(receivedAt), messageId, source, cursor: encodeCursor([seq]),
    }
  })
}

/** The userId first: it wins over the name of the device. */
function namesOf({ userId, anonymousId }: ListedEvent): Identity[] {
  return [...(userId === null ? [] : [{ kind: 'user' as const, value: userId }]), ...(anonymousId === null ? [] : [{ kind: 'anonymous' as const, value: anonymousId }])]
}

const keyOf = ({ kind, value }: Identity): string => `${kind}:${value}`
