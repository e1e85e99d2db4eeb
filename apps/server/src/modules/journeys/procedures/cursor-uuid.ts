import { z } from 'zod'
import { AppError } from '../../../errors/app-error.ts'

/** The one part of a cursor that is an id; null at the first page. */
export function cursorUuid(key: readonly (string | number)[] | null): string | null {
  if (key === null) return null
  const parsed = z.guid().safeParse(key[0])
  if (!parsed.success) throw new AppError('INVALID_INPUT', 'cursor: not a cursor of this list. Use nextCursor of the page before.')
  return parsed.data
}
