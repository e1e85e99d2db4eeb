import type { Tx } from '../../db/postgres.ts'
import { AppError } from '../../errors/app-error.ts'
import { decodeCursor, decodeNumberCursor, encodeCursor } from '../../procedures/paging.ts'
import { fromPublicId } from '../../db/public-id.ts'
import { findByIdentity, findPeople, isOurId } from '../customers/index.ts'
import { listCustomerEvents, listEvents as listAll } from '../events/index.ts'
import type { EventConditions, ListedEvent } from '../events/index.ts'

export interface EventsQuery extends EventConditions {
  /** Ours (`cus_...`) or the client's userId. */
  readonly customer: string | null
  readonly cursor: string | undefined
  readonly limit: number
}

interface EventsPage { readonly rows: ListedEvent[]; readonly nextCursor: string | null }

/** Events newest first: of one customer by the time they happened, of the workspace by the time they arrived. */
export async function listEvents(tx: Tx, { customer, cursor, limit, ...conditions }: EventsQuery): Promise<EventsPage> {
  if (customer !== null) return eventsOfCustomer(tx, { customer, cursor, limit, ...conditions })
  const { rows, next } = await listAll(tx, conditions, { before: decodeNumberCursor(cursor), limit })
  return { rows, nextCursor: next === null ? null : encodeCursor([next]) }
}

async function eventsOfCustomer(tx: Tx, { customer, cursor, limit, ...conditions }: EventsQuery & { readonly customer: string }): Promise<EventsPage> {
  const before = placeOf(cursor)
  const customerId = await customerOf(tx, customer)
  if (customerId === null) return { rows: [], nextCursor: null }
  const rows = await listCustomerEvents(tx, customerId, { ...conditions, before, limit: limit + 1 })
  const kept = rows.slice(0, limit)
  const last = kept.at(-1)
  return { rows: kept, nextCursor: rows.length > limit && last ? encodeCursor([last.occurredAt, last.seq]) : null }
}

async function customerOf(tx: Tx, idOrUserId: string): Promise<string | null> {
  if (!isOurId(idOrUserId)) return findByIdentity(tx, idOrUserId)
  const id = fromPublicId('customer', idOrUserId)
  return (await findPeople(tx, [id])).get(id)?.customerId ?? null
}

function placeOf(cursor: string | undefined): { at: number; seq: number } | null {
  const key = decodeCursor(cursor, 2)
  if (key === null) return null
  const [at, seq] = key
  if (typeof at === 'number' && typeof seq === 'number' && Number.isSafeInteger(at) && Number.isSafeInteger(seq)) return { at, seq }
  throw new AppError('INVALID_INPUT', 'cursor: not a cursor of this list. Use nextCursor of the page before.')
}
