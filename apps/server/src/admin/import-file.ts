import { open } from 'node:fs/promises'
import { basename, resolve } from 'node:path'
import { Readable } from 'node:stream'
import { createWriteStream } from 'node:fs'
import { linesOf } from './lines-of.ts'
import type { AnswerLine } from './lines-of.ts'
import { CliError } from './server-connection.ts'
import type { ServerConnection } from './server-connection.ts'

interface Given { readonly kind: 'customers' | 'events'; readonly file: string; readonly values: Readonly<Record<string, unknown>> }
interface Line extends AnswerLine { progress?: { rows: number }; reject?: string }

/**
 * Streams a file to the server and follows its progress. Refused rows are written next to the file as they are found;
 * the server remembers how far it came, so the same command continues an import that was cut off.
 */
export async function importFile(server: ServerConnection, given: Given): Promise<Record<string, unknown>> {
  const handle = await open(given.file, 'r').catch((error: unknown) => { throw new CliError(`${given.file} cannot be read: ${error instanceof Error ? error.message : String(error)}`) })
  const query = new URLSearchParams({ options: JSON.stringify(optionsOf(given)) })
  const stream = Readable.toWeb(handle.createReadStream()) as ReadableStream
  const response = await server.request('POST', `/api/admin/imports/${given.kind}?${query.toString()}`, { stream, headers: { 'Content-Type': 'application/octet-stream' } })
  const rejectedFile = `${resolve(given.file)}.rejected.csv`
  let rejects: ReturnType<typeof createWriteStream> | undefined
  let result: Record<string, unknown> | undefined
  for await (const line of linesOf<Line>(response)) {
    if (line.problem) throw new CliError(line.problem.detail)
    if (line.progress) process.stderr.write(`${line.progress.rows} rows\n`)
    if (line.reject !== undefined) (rejects ??= createWriteStream(rejectedFile)).write(line.reject)
    if (line.result) result = line.result
  }
  if (rejects) await new Promise<void>((done) => { rejects?.end(done) })
  if (!result) throw new CliError('The import was cut off. Run the same command again: it continues where it stopped.')
  return { ...result, rejectedFile: rejects ? rejectedFile : null }
}

function optionsOf(given: Given): Record<string, unknown> {
  const { values } = given
  const name = typeof values['name'] === 'string' ? values['name'] : basename(given.file)
  if (given.kind === 'events') return { name, format: /\.csv(\.gz)?$/.test(given.file) ? 'csv' : 'ndjson', map: values['map'] ?? [] }
  const idColumn = values['id-column']
  const isRowNumber = values['id-row-number'] === true
  if ((typeof idColumn === 'string') === isRowNumber) throw new CliError('Say which column is the id: --id-column C, or --id-row-number.', 2)
  const consent = values['consent'] ?? 'none'
  if (consent !== 'attested' && consent !== 'none') throw new CliError('--consent is attested or none.', 2)
  return { name, id: isRowNumber ? { kind: 'rowNumber' } : { kind: 'column', column: idColumn }, map: values['map'] ?? [], consent, timeZone: values['timezone'] ?? null }
}
