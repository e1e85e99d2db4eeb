import { open } from 'node:fs/promises'
import { openTable } from './csv-rows.ts'
import { readLines } from './line-rows.ts'
import { problemWords } from './run-import.ts'
import { suggestMapping } from './suggest-mapping.ts'
import type { SuggestedMapping } from './suggest-mapping.ts'

const rowsLookedAt = 1_000
const rowsShown = 20
const longestCellShown = 200

export interface Inspected {
  readonly format: 'csv' | 'ndjson'
  /** Null for NDJSON, which has no columns. */
  readonly mapping: SuggestedMapping | null
  /** The first rows, cell by cell; of NDJSON the first lines. Rows that cannot be read are left out. */
  readonly rows: readonly (readonly string[])[]
  /** Why the rest of the file cannot be read, when that shows in the beginning. */
  readonly problem: string | null
}

/** Looks at the beginning of a text file: what it is, and what its columns most likely are. Throws MALFORMED for a table whose header cannot be used. */
export async function inspectFile(path: string): Promise<Inspected> {
  return await firstCharacter(path) === '{' ? inspectLines(path) : inspectTable(path)
}

const shown = (row: readonly string[]): string[] => row.map((cell) => cell.slice(0, longestCellShown))

async function inspectTable(path: string): Promise<Inspected> {
  const { header, rows } = await openTable(path)
  const seen: (readonly string[])[] = []
  let problem: string | null = null
  try {
    for await (const row of rows()) {
      if (row.cells !== null) seen.push(row.cells)
      if (row.number >= rowsLookedAt) break
    }
  } catch (error) {
    problem = problemWords(error)
  }
  return { format: 'csv', mapping: suggestMapping(header, seen), rows: seen.slice(0, rowsShown).map(shown), problem }
}

async function inspectLines(path: string): Promise<Inspected> {
  const rows: string[][] = []
  for await (const { text } of readLines(path)) {
    rows.push(shown([text]))
    if (rows.length >= rowsShown) break
  }
  return { format: 'ndjson', mapping: null, rows, problem: null }
}

async function firstCharacter(path: string): Promise<string> {
  const file = await open(path, 'r')
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(256), 0, 256, 0)
    return buffer.toString('utf8', 0, bytesRead).replace(/^\uFEFF/, '').trimStart()[0] ?? ''
  } finally {
    await file.close()
  }
}
