import type { Tx } from '../../db/postgres.ts'
import { AppError } from '../../errors/app-error.ts'
import { decodeCursor, decodeNumberCursor, encodeCursor } from '../../procedures/paging.ts'
import { findByIdentity } from '../customers/index.ts'
import { listCustomerEvents, listEvents as listAll } from '../events/index.ts'
import type { ListedEvent } from '../events/index.ts'

export interface EventsQuery { readonly userId: string | null; readonly event: string | null; readonly cursor: string | undefined; readonly limit: number }

interface EventsPage { readonly rows: ListedEvent[]; readonly nextCursor: string | null }

/** Events newest first: of one customer by the time they happened, of the workspace by the time they arrived. */
export async function listEvents(tx: Tx, query: EventsQuery): Promise<EventsPage> {
  return query.userId === null ? eventsOfWorkspace(tx, query) : eventsOfCustomer(tx, query, query.userId)
}

async function eventsOfWorkspace(tx: Tx, { event, cursor, limit }: EventsQuery): Promise<EventsPage> {
  const { rows, next } = await listAll(tx, { event, before: decodeNumberCursor(cursor), limit })
  return { rows, nextCursor: next === null ? null : encodeCursor([next]) }
}

async function eventsOfCustomer(tx: Tx, { event, cursor, limit }: EventsQuery, userId: string): Promise<EventsPage> {
  const customerId = await findByIdentity(tx, userId)
  if (customerId === null) return { rows: [], nextCursor: null }
  const rows = await listCustomerEvents(tx, customerId, { event, before: placeOf(cursor), limit: limit + 1 })
  const kept = rows.slice(0, limit)
  const last = kept.at(-1)
  return { rows: kept, nextCursor: rows.length > limit && last ? encodeCursor([last.occurredAt, last.seq]) : null }
}

function placeOf(cursor: string | undefined): { at: number; seq: number } | null {
  const key = decodeCursor(cursor, 2)
  if (key === null) return null
  const [at, seq] = key
  if (typeof at === 'number' && typeof seq === 'number' && Number.isSafeInteger(at) && Number.isSafeInteger(seq)) return { at, seq }
  throw new AppError('INVALID_INPUT', 'cursor: not a cursor of this list. Use nextCursor of the page before.')
}
