import { hash } from 'node:crypto'
import type { JsonObject } from '@sendero/flow-engine'
import { parseCall } from '../events/index.ts'
import type { IncomingCall } from '../events/index.ts'
import { cellValue, guessedValue } from './cell-value.ts'
import { readColumnMap, sourceText } from './column-map.ts'
import type { TraitSource } from './column-map.ts'
import { openTable } from './csv-rows.ts'
import type { TableRow } from './csv-rows.ts'
import { readLines } from './line-rows.ts'

/** One row of a file as a call, or the reason why it is none. */
export interface EventRow {
  readonly number: number
  readonly parsed: { readonly ok: true; readonly call: IncomingCall } | Refused
  /** The message id was made from the name of the import and the row. */
  readonly isIdMade: boolean
  /** For the file of refused rows. */
  readonly cells: readonly string[]
}

interface Refused { readonly ok: false; readonly code: string; readonly message: string }

export interface EventRows { readonly header: readonly string[]; readonly rows: () => AsyncIterable<EventRow> }

interface Options { readonly name: string; readonly map: readonly string[] }

const reserved = ['event', 'userId', 'anonymousId', 'timestamp', 'messageId'] as const
const callOptions = { type: null, source: 'import', sentAt: null, context: null } as const

const madeId = (name: string, row: number): string => hash('sha256', `${name}\n${row}`, 'hex')

export async function csvEventRows(path: string, { name, map }: Options): Promise<EventRows> {
  const { header, rows } = await openTable(path)
  const sources = readColumnMap(map, header, reserved)
  const indexOf = Object.fromEntries(reserved.map((field) => [field, header.indexOf(field)]))
  const toCall = (row: TableRow): EventRow => {
    if (row.cells === null) return { number: row.number, parsed: refused('UNREADABLE_ROW', row.problem), isIdMade: false, cells: [row.raw] }
    const cells = row.cells
    const field = (column: (typeof reserved)[number]): string => cells[indexOf[column] ?? -1]?.trim() ?? ''
    const properties = readProperties(sources, cells, row.number)
    if ('code' in properties) return { number: row.number, parsed: refused(properties.code, properties.message), isIdMade: false, cells }
    const isIdMade = field('messageId') === ''
    const given = {
      type: 'track', event: field('event'), userId: field('userId'), anonymousId: field('anonymousId'), timestamp: field('timestamp') === '' ? null : field('timestamp'),
      messageId: isIdMade ? madeId(name, row.number) : field('messageId'), properties: properties.values,
    }
    return { number: row.number, parsed: parseCall(given, callOptions), isIdMade, cells }
  }
  return { header, rows: () => mapRows(rows(), toCall) }
}

function readProperties(sources: readonly TraitSource[], cells: readonly string[], row: number): { values: JsonObject } | { code: string; message: string } {
  const values: [string, JsonObject[string]][] = []
  for (const source of sources) {
    const text = sourceText(source, cells, row)
    if (text === '') continue
    const value = source.type === null ? { ok: true as const, value: guessedValue(text) } : cellValue(text, source.type, 'UTC')
    if (!value.ok) return { code: value.code, message: `${source.trait}: ${value.message}` }
    values.push([source.trait, value.value])
  }
  return { values: Object.fromEntries(values) }
}

const mostBytesPerLine = 1024 * 1024

export function ndjsonEventRows(path: string, { name }: Options): EventRows {
  const toCall = ({ number, text }: { number: number; text: string }): EventRow => {
    if (Buffer.byteLength(text) > mostBytesPerLine) return { number, parsed: refused('TOO_LARGE', 'A line may have at most 1 MB.'), isIdMade: false, cells: [text.slice(0, 1000)] }
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
