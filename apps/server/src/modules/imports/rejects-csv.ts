import type { Deps } from '../../deps.ts'
import { listRejects } from './imports-repository.ts'

/**
 * A cell as CSV. What a spreadsheet would run as a formula is made text by an apostrophe: these cells were written by
 * strangers and are opened by whoever repairs the file.
 */
export function csvCell(text: string): string {
  const harmless = /^[=+\-@\t\r\0]/.test(text) ? `'${text}` : text
  return /[",\r\n;\t]/.test(harmless) || harmless !== text ? `"${harmless.replaceAll('"', '""')}"` : harmless
}

const csvLine = (cells: readonly string[]): string => `${cells.map(csvCell).join(',')}\r\n`

const rowsPerChunk = 1000

/** The refused rows of an import with the reason for each, as chunks of CSV; nothing when none was refused. */
export async function* rejectsCsv(deps: Pick<Deps, 'db'>, workspaceId: string, of: { readonly importId: string; readonly header: readonly string[] }): AsyncIterable<string> {
  for (let after = 0, isFirst = true; ;) {
    const rows = await deps.db.withWorkspace(workspaceId, (tx) => listRejects(tx, of.importId, { after, limit: rowsPerChunk }))
    if (rows.length === 0) return
    const heading = isFirst ? csvLine(['row', 'code', 'message', ...of.header]) : ''
    yield heading + rows.map(({ number, code, message, cells }) => csvLine([String(number), code, message, ...cells])).join('')
    isFirst = false
    after = rows.at(-1)?.number ?? after
  }
}
