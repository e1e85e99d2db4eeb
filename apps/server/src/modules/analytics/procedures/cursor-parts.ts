import { AppError } from '../../../errors/app-error.ts'
import { decodeCursor } from '../../../procedures/paging.ts'

const uuidPattern = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/

export function uuidOf(part: string | number | undefined): string {
  if (typeof part === 'string' && uuidPattern.test(part)) return part
  throw notACursor()
}

export function numberOf(part: string | number | undefined): number {
  if (typeof part === 'number' && Number.isSafeInteger(part)) return part
  throw notACursor()
}

/** A cursor that is one id; null at the first page. */
export function cursorUuid(cursor: string | undefined): string | null {
  const key = decodeCursor(cursor, 1)
  return key === null ? null : uuidOf(key[0])
}

const notACursor = (): AppError => new AppError('INVALID_INPUT', 'cursor: not a cursor of this list. Use nextCursor of the page before.')
