import { instantOfLocal, parseInstant } from '@sendero/flow-engine/time'
import type { JsonValue } from '@sendero/flow-engine'
import { jsonFault } from '../events/index.ts'

export const cellTypes = ['string', 'number', 'boolean', 'date', 'json'] as const
export type CellType = (typeof cellTypes)[number]

export type CellValue = { readonly ok: true; readonly value: JsonValue } | { readonly ok: false; readonly code: string; readonly message: string }

/** A cell as the type it was said to have. Never guesses: what does not fit is refused. */
export function cellValue(cell: string, type: CellType, timeZone: string): CellValue {
  switch (type) {
    case 'string': return { ok: true, value: cell }
    case 'number': return numberValue(cell.trim())
    case 'boolean': return booleanValue(cell.trim().toLowerCase())
    case 'date': return dateValue(cell.trim(), timeZone)
    case 'json': return jsonValue(cell)
  }
}

const refuse = (code: string, message: string): CellValue => ({ ok: false, code, message })

function numberValue(cell: string): CellValue {
  const value = /^[+-]?(\d+(\.\d*)?|\.\d+)([eE][+-]?\d+)?$/.test(cell) ? Number(cell) : NaN
  return Number.isFinite(value) ? { ok: true, value } : refuse('INVALID_NUMBER', `"${cell.slice(0, 60)}" is not a number.`)
}

const booleans: ReadonlyMap<string, boolean> = new Map([['true', true], ['t', true], ['yes', true], ['y', true], ['1', true], ['false', false], ['f', false], ['no', false], ['n', false], ['0', false]])

function booleanValue(cell: string): CellValue {
  const value = booleans.get(cell)
  return value === undefined ? refuse('INVALID_BOOLEAN', `"${cell.slice(0, 60)}" is neither true nor false.`) : { ok: true, value }
}

const local = /^(\d{4})-(\d{2})-(\d{2})[T ](\d{2}):(\d{2})(?::(\d{2})(?:\.(\d{1,3}))?)?$/

/** A day stays a day, whatever the zone: a birthday must not move. A time without an offset is read in the zone given. */
function dateValue(cell: string, timeZone: string): CellValue {
  if (/^\d{4}-\d{2}-\d{2}$/.test(cell)) return parseInstant(cell) === null ? notADate(cell) : { ok: true, value: cell }
  const match = local.exec(cell)
  if (match === null) {
    const instant = parseInstant(cell)
    return instant === null ? notADate(cell) : { ok: true, value: new Date(instant).toISOString() }
  }
  const part = (index: number): number => Number(match[index] ?? 0)
  // Read as UTC first: that refuses the 30th of February and the 25th hour.
  if (parseInstant(`${cell.slice(0, 10)}T${match[4] ?? ''}:${match[5] ?? ''}:${match[6] ?? '00'}Z`) === null) return notADate(cell)
  const wall = { year: part(1), month: part(2), day: part(3), hour: part(4), minute: part(5), second: part(6), millisecond: Number((match[7] ?? '0').padEnd(3, '0')) }
  return { ok: true, value: new Date(instantOfLocal(wall, timeZone)).toISOString() }
}

const notADate = (cell: string): CellValue => refuse('INVALID_DATE', `"${cell.slice(0, 60)}" is not a date such as 2026-01-31, 2026-01-31 09:30 or 2026-01-31T09:30:00Z.`)

function jsonValue(cell: string): CellValue {
  try {
    const value = JSON.parse(cell) as JsonValue
    const fault = jsonFault(value, 'the value')
    return fault === null ? { ok: true, value } : refuse('INVALID_JSON', `${fault.path} ${fault.problem}.`)
  } catch (error) {
    return refuse('INVALID_JSON', `"${cell.slice(0, 60)}" is not JSON: ${error instanceof Error ? error.message.slice(0, 100) : ''}`)
  }
}

const plainNumber = /^-?(0|[1-9]\d{0,14})(\.\d{1,10})?$/

/** A number nobody could mean as text: no leading zero, no exponent, no more digits than are kept. */
export const isPlainNumber = (cell: string): boolean => plainNumber.test(cell)

/** For columns nobody gave a type: what is plainly a number or a boolean becomes one, "007" and "1e5" stay text. */
export function guessedValue(cell: string): JsonValue {
  if (isPlainNumber(cell)) return Number(cell)
  return cell === 'true' ? true : cell === 'false' ? false : cell
}
