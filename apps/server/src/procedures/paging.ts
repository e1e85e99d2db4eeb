import { z } from 'zod'
import { AppError } from '../errors/app-error.ts'

/** Query parameters of every list. */
export const pageInput = {
  limit: z.coerce.number().int().min(1).max(200).default(50),
  cursor: z.string().max(500).optional(),
}

export const searchInput = { ...pageInput, q: z.string().max(200).optional() }

export const pageOf = <T extends z.ZodType>(item: T) => z.object({ data: z.array(item), nextCursor: z.string().nullable() })

/** A cursor is the sort key of the last row, opaque to the client. */
export const encodeCursor = (key: readonly (string | number)[]): string => Buffer.from(JSON.stringify(key)).toString('base64url')

export function decodeCursor(cursor: string | undefined, length: number): (string | number)[] | null {
  if (cursor === undefined) return null
  try {
    const key: unknown = JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8'))
    if (Array.isArray(key) && key.length === length && key.every((part) => typeof part === 'string' || typeof part === 'number')) return key as (string | number)[]
  } catch (error) {
    throw new AppError('INVALID_INPUT', 'cursor: not a cursor of this list. Use nextCursor of the page before.', { cause: error })
  }
  throw new AppError('INVALID_INPUT', 'cursor: not a cursor of this list. Use nextCursor of the page before.')
}

/** Like decodeCursor for lists that are sorted by one whole number. */
export function decodeNumberCursor(cursor: string | undefined): number | null {
  const number = decodeCursor(cursor, 1)?.[0]
  if (number === undefined) return null
  if (typeof number === 'number' && Number.isSafeInteger(number)) return number
  throw new AppError('INVALID_INPUT', 'cursor: not a cursor of this list. Use nextCursor of the page before.')
}

/** Cuts the one row read beyond the limit and makes the cursor from the last row kept. */
export function toPage<Row, Item>(rows: readonly Row[], limit: number, shape: { key: (row: Row) => (string | number)[]; item: (row: Row) => Item }): { data: Item[]; nextCursor: string | null } {
  const kept = rows.slice(0, limit)
  const last = kept.at(-1)
  return { data: kept.map(shape.item), nextCursor: rows.length > limit && last !== undefined ? encodeCursor(shape.key(last)) : null }
}

/** RFC 3339 UTC with milliseconds, as every instant of the API. */
export const instantText = (at: Date | number): string => new Date(at).toISOString()
