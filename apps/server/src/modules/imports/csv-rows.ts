import { createReadStream } from 'node:fs'
import { open } from 'node:fs/promises'
import { CsvError, parse } from 'csv-parse'
import { AppError } from '../../errors/app-error.ts'
import { textProblem } from '../events/index.ts'

const mostColumns = 200
const mostBytesPerRow = 1024 * 1024

/** A row of a table: `number` counts data rows from 1, `cells` is by column, or null with the reason when the row cannot be read. */
export type TableRow =
  | { readonly number: number; readonly cells: readonly string[]; readonly problem: null }
  | { readonly number: number; readonly cells: null; readonly problem: string; readonly raw: string }

export interface Table { readonly header: readonly string[]; rows(): AsyncIterable<TableRow> }

/** Opens a CSV file whose first row names the columns. Comma, semicolon or tab, whichever the first row has most of. */
export async function openTable(path: string): Promise<Table> {
  const delimiter = await guessDelimiter(path)
  const header = await readHeader(path, delimiter)
  return { header, rows: () => readRows(path, { delimiter, columns: header.length }) }
}

async function guessDelimiter(path: string): Promise<string> {
  const file = await open(path, 'r')
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(64 * 1024), 0, 64 * 1024, 0)
    const firstLine = buffer.toString('utf8', 0, bytesRead).replace(/"[^"]*"/g, '').split(/\r?\n/, 1)[0] ?? ''
    const counts = [',', ';', '\t'].map((delimiter) => ({ delimiter, count: firstLine.split(delimiter).length }))
    return counts.reduce((best, each) => (each.count > best.count ? each : best)).delimiter
  } finally {
    await file.close()
  }
}

const options = (delimiter: string) => ({ delimiter, bom: true, skip_empty_lines: true, relax_column_count: true, max_record_size: mostBytesPerRow }) as const

async function readHeader(path: string, delimiter: string): Promise<string[]> {
  const source = createReadStream(path)
  try {
    for await (const record of source.pipe(parse({ ...options(delimiter), to: 1 })) as AsyncIterable<string[]>) return checkedHeader(record.map((name) => name.trim()))
  } catch (error) {
    throw error instanceof AppError ? error : new AppError('MALFORMED', 'The first row of the file cannot be read as CSV.', { cause: error })
  } finally {
    source.destroy()
  }
  throw new AppError('MALFORMED', 'The file is empty: its first row has to name the columns.')
}

function checkedHeader(header: string[]): string[] {
  if (header.length > mostColumns) throw new AppError('MALFORMED', `A table may have at most ${mostColumns} columns; this one has ${header.length}.`)
  const twice = header.find((name, index) => header.indexOf(name) !== index)
  if (twice !== undefined) throw new AppError('MALFORMED', twice === '' ? 'More than one column has no name.' : `The column "${twice.slice(0, 100)}" appears twice.`)
  const problem = header.map(textProblem).find((found) => found !== null)
  if (problem !== undefined) throw new AppError('MALFORMED', `The name of a column ${problem}.`)
  return header
}

interface Shape { readonly delimiter: string; readonly columns: number }

async function* readRows(path: string, { delimiter, columns }: Shape): AsyncIterable<TableRow> {
  let number = 0
  let lastLine = 1
  let brokenLine = 0
  // Rows that cannot be parsed are reported beside the others: they wait here until the row after them comes by.
  const broken: TableRow[] = []
  const source = createReadStream(path, { highWaterMark: 256 * 1024 })
  const parser = parse({
    ...options(delimiter), from: 2, skip_records_with_error: true,
    on_skip: (error, raw) => {
      // Behind these nobody can tell any more where a row begins: to go on would be to lose rows without a word.
      if (error !== undefined && hopeless.has(error.code)) parser.destroy(lostTrack(error, lastLine + 1))
      const line = lineOf(error)
      // The parser goes on in the middle of the broken line: what is left of it is no row of its own.
      if (line !== null && line === brokenLine) return undefined
      brokenLine = line ?? brokenLine
      number += 1
      broken.push({ number, cells: null, problem: brokenWords(error, line), raw: (raw ?? '').slice(0, 1000) })
      return undefined
    },
    // The types know rows of cells only; what comes out is what this returns.
    on_record: (record, { lines }) => {
      if (lines === brokenLine) return null
      number += 1
      lastLine = lines
      return toRow(record, { number, columns, delimiter }) as unknown as string[]
    },
  })
  try {
    for await (const row of source.pipe(parser) as unknown as AsyncIterable<TableRow>) {
      while (broken[0] !== undefined && broken[0].number < row.number) yield broken.shift() as TableRow
      yield row
    }
  } catch (error) {
    throw error instanceof CsvError ? new AppError('MALFORMED', `The file cannot be read behind row ${number}: ${error.message.slice(0, 300)}`, { cause: error }) : error
  } finally {
    source.destroy()
  }
  yield* broken
}

function lineOf(error: CsvError | undefined): number | null {
  const line = error?.['lines']
  return typeof line === 'number' ? line : null
}

function brokenWords(error: CsvError | undefined, line: number | null): string {
  const place = line === null ? 'A quote' : `A quote in line ${line}`
  switch (error?.code) {
    case 'INVALID_OPENING_QUOTE': case 'CSV_INVALID_CLOSING_QUOTE': return `${place} stands where none may be. A cell with quotes in it has to be quoted itself, with each of them written twice.`
    default: return error?.message ?? 'The row cannot be read.'
  }
}

const hopeless: ReadonlySet<string> = new Set(['CSV_QUOTE_NOT_CLOSED', 'CSV_MAX_RECORD_SIZE'])

function lostTrack(error: CsvError, line: number): AppError {
  const what = error.code === 'CSV_MAX_RECORD_SIZE' ? 'is larger than 1 MB, most often because a quote in it is never closed' : 'has a quote that is never closed'
  return new AppError('MALFORMED', `The row that begins in line ${line} ${what}. Correct the file and import it again: the rows before it are kept and change nothing the second time.`, { cause: error })
}

function toRow(record: string[], { number, columns, delimiter }: Shape & { readonly number: number }): TableRow {
  if (record.length === columns) return { number, cells: record, problem: null }
  return { number, cells: null, problem: `The row has ${record.length} ${record.length === 1 ? 'cell' : 'cells'}, the header has ${columns}.`, raw: record.join(delimiter).slice(0, 1000) }
}
