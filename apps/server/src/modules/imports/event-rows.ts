import { hash } from 'node:crypto'
import type { JsonObject } from '@sendero/flow-engine'
import { AppError } from '../../errors/app-error.ts'
import { parseCall } from '../events/index.ts'
import type { IncomingCall } from '../events/index.ts'
import { cellValue, guessedValue } from './cell-value.ts'
import { columnIndex, readColumnMap, sourceText } from './column-map.ts'
import type { TraitSource } from './column-map.ts'
import { openTable } from './csv-rows.ts'
import type { TableRow } from './csv-rows.ts'
import type { EventsImportOptions } from './events-import-input.ts'
import { readLines } from './line-rows.ts'
import type { Line } from './line-rows.ts'

/** One row of a file as a call, or the reason why it is none. */
export interface EventRow {
  readonly number: number
  readonly parsed: { readonly ok: true; readonly call: IncomingCall } | Refused
  /** The message id was made from the name of the import and the row. */
  readonly isIdMade: boolean
  /** For the file of refused rows. */
  readonly cells: readonly string[]
}

interface Refused { readonly ok: false; readonly code: string; readonly message: string; /** The property at fault. */ readonly trait?: string | undefined }

export interface EventRows { readonly header: readonly string[]; readonly rows: () => AsyncIterable<EventRow> }

const reserved = ['event', 'userId', 'anonymousId', 'timestamp', 'messageId'] as const
type Field = (typeof reserved)[number]
const callOptions = { type: null, source: 'import', sentAt: null, context: null } as const

const madeId = (name: string, row: number): string => hash('sha256', `${name}\n${row}`, 'hex')

/** Where the members of a call stand in a row; null: nowhere. */
interface Layout { readonly indexes: Readonly<Record<Field, number | null>>; readonly constantEvent: string | null; readonly reserved: readonly string[] }

function layoutOf(header: readonly string[], fields: EventsImportOptions['fields']): Layout {
  if (fields === undefined) {
    const indexes = Object.fromEntries(reserved.map((field) => [field, header.includes(field) ? header.indexOf(field) : null])) as Record<Field, number | null>
    return { indexes, constantEvent: null, reserved }
  }
  if (fields.userId === null && fields.anonymousId === null) throw new AppError('INVALID_INPUT', 'Say which column tells whose event it is: userId or anonymousId.')
  const columns: Record<Field, string | null> = { ...fields, event: 'column' in fields.event ? fields.event.column : null }
  const indexes = Object.fromEntries(reserved.map((field) => [field, columns[field] === null ? null : columnIndex(columns[field], header)])) as Record<Field, number | null>
  return { indexes, constantEvent: 'name' in fields.event ? fields.event.name : null, reserved: reserved.flatMap((field) => columns[field] ?? []) }
}

export async function csvEventRows(path: string, { name, map, fields, timeZone }: EventsImportOptions): Promise<EventRows> {
  const { header, rows } = await openTable(path)
  const layout = layoutOf(header, fields)
  const sources = readColumnMap(map, header, layout.reserved)
  const toCall = (row: TableRow): EventRow => {
    if (row.cells === null) return { number: row.number, parsed: refused('UNREADABLE_ROW', row.problem), isIdMade: false, cells: [row.raw] }
    const cells = row.cells
    const field = (of: Field): string => cells[layout.indexes[of] ?? -1]?.trim() ?? ''
    const properties = readProperties(sources, cells, row.number)
    if ('code' in properties) return { number: row.number, parsed: { ok: false, ...properties }, isIdMade: false, cells }
    const isIdMade = field('messageId') === ''
    const given = {
      type: 'track', event: layout.constantEvent ?? field('event'), userId: field('userId'), anonymousId: field('anonymousId'), timestamp: timestampOf(field('timestamp'), timeZone ?? null),
      messageId: isIdMade ? madeId(name, row.number) : field('messageId'), properties: properties.values,
    }
    return { number: row.number, parsed: parseCall(given, callOptions), isIdMade, cells }
  }
  return { header, rows: () => mapRows(rows(), toCall) }
}

/** A local time becomes an instant when a zone is given; whatever cannot be read is left as it is, to be refused with the others. */
function timestampOf(text: string, timeZone: string | null): string | null {
  if (text === '') return null
  const value = timeZone === null ? null : cellValue(text, 'date', timeZone)
  return value?.ok === true && typeof value.value === 'string' ? value.value : text
}

function readProperties(sources: readonly TraitSource[], cells: readonly string[], row: number): { values: JsonObject } | { code: string; message: string; trait: string } {
  const values: [string, JsonObject[string]][] = []
  for (const source of sources) {
    const text = sourceText(source, cells, row)
    if (text === '') continue
    const value = source.type === null ? { ok: true as const, value: guessedValue(text) } : cellValue(text, source.type, 'UTC')
    if (!value.ok) return { code: value.code, message: `${source.trait}: ${value.message}`, trait: source.trait }
    values.push([source.trait, value.value])
  }
  return { values: Object.fromEntries(values) }
}

export function ndjsonEventRows(path: string, { name }: Pick<EventsImportOptions, 'name'>): EventRows {
  const toCall = ({ number, text, isWhole }: Line): EventRow => {
    if (!isWhole) return { number, parsed: refused('TOO_LARGE', 'A line may have at most 1 MB.'), isIdMade: false, cells: [text.slice(0, 1000)] }
    const given = parseLine(text)
    const parsed = parseCall(given, callOptions)
    const cells = [text.slice(0, 10_000)]
    if (!parsed.ok || parsed.call.messageId !== null) return { number, parsed, isIdMade: false, cells }
    return { number, parsed: { ok: true, call: { ...parsed.call, messageId: madeId(name, number) } }, isIdMade: true, cells }
  }
  return { header: ['line'], rows: () => mapRows(readLines(path), toCall) }
}

function parseLine(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    // No object, so it is refused as any other line that is no call.
    return null
  }
}

const refused = (code: string, message: string): Refused => ({ ok: false, code, message })

async function* mapRows<From, To>(rows: AsyncIterable<From>, map: (row: From) => To): AsyncIterable<To> {
  for await (const row of rows) yield map(row)
}
