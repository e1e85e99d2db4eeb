import type { JsonObject } from '@sendero/flow-engine'
import type { Deps } from '../../deps.ts'
import { loadWorkspace } from '../workspaces/index.ts'
import { openTable } from './csv-rows.ts'
import { eventRows } from './import-events.ts'
import type { ImportOptions } from './import-options.ts'
import { personTable, readPerson } from './read-person.ts'
import { problemWords } from './run-import.ts'
import { requireUpload } from './start-import.ts'
import { uploadPath } from './uploads-folder.ts'
import type { StoredUpload } from './uploads-repository.ts'

export interface RowProblem {
  readonly code: string
  /** The value at fault; null: the row as a whole, or its id. */
  readonly trait: string | null
  /** What is said about the first row that has it. */
  readonly message: string
  readonly firstRow: number
  readonly rows: number
}

export interface Checked {
  readonly rows: number
  readonly refused: number
  /** Rows about somebody a row before was about: of customers the later one changes the earlier. */
  readonly repeated: number
  readonly problems: readonly RowProblem[]
  /** The first rows as they would be stored. */
  readonly sample: readonly { readonly row: number; readonly userId: string | null; readonly event: string | null; readonly values: JsonObject }[]
  /** Why the rest cannot be read, when that shows in the rows looked at. */
  readonly fault: string | null
}

const rowsLookedAt = 1_000
const rowsShown = 5
const mostProblems = 50

type Outcome = { readonly row: number } & ({ readonly code: string; readonly message: string; readonly trait: string | null } | { readonly userId: string | null; readonly event: string | null; readonly values: JsonObject })

/** Tries options on the first rows of an uploaded file; nothing is stored. Throws NOT_FOUND, INVALID_INPUT. */
export async function checkImport(deps: Deps, workspaceId: string, { fileId, options }: { readonly fileId: string; readonly options: ImportOptions }): Promise<Checked> {
  const upload = await requireUpload(deps, workspaceId, fileId)
  const outcomes = options.kind === 'customers' ? await people(deps, workspaceId, { upload, options }) : await events(deps, { upload, options })
  const problems = new Map<string, RowProblem>()
  const sample: Checked['sample'][number][] = []
  let rows = 0
  let refused = 0
  let repeated = 0
  const seen = new Set<string>()
  let fault: string | null = null
  try {
    for await (const outcome of outcomes) {
      rows += 1
      if ('code' in outcome) {
        refused += 1
        note(problems, outcome)
      } else {
        if (outcome.userId !== null && seen.has(outcome.userId)) repeated += 1
        seen.add(outcome.userId ?? '')
        if (sample.length < rowsShown) sample.push(outcome)
      }
      if (rows >= rowsLookedAt) break
    }
  } catch (error) {
    fault = problemWords(error)
  }
  return { rows, refused, repeated, sample, fault, problems: [...problems.values()].sort((a, b) => b.rows - a.rows).slice(0, mostProblems) }
}

function note(problems: Map<string, RowProblem>, { row, code, trait, message }: Extract<Outcome, { code: string }>): void {
  const key = `${code} ${trait ?? ''}`
  const known = problems.get(key)
  problems.set(key, known === undefined ? { code, trait, message, firstRow: row, rows: 1 } : { ...known, rows: known.rows + 1 })
}

interface Given<Kind extends ImportOptions['kind']> { readonly upload: StoredUpload; readonly options: Extract<ImportOptions, { kind: Kind }> }

async function people(deps: Deps, workspaceId: string, { upload, options }: Given<'customers'>): Promise<AsyncIterable<Outcome>> {
  const { workspace } = await deps.db.withWorkspace(workspaceId, loadWorkspace)
  const { header, rows } = await openTable(uploadPath(deps, upload.id))
  const table = personTable(header, options)
  return mapped(rows(), (row) => {
    const read = readPerson(row, table, options.timeZone ?? workspace.timeZone)
    return 'code' in read ? { row: row.number, ...read } : { row: row.number, userId: read.userId, event: null, values: read.traits }
  })
}

async function events(deps: Deps, { upload, options: { kind: _kind, ...options } }: Given<'events'>): Promise<AsyncIterable<Outcome>> {
  const { rows } = await eventRows(uploadPath(deps, upload.id), { ...options, format: upload.format })
  return mapped(rows(), ({ number, parsed }) => parsed.ok
    ? { row: number, userId: parsed.call.userId ?? parsed.call.anonymousId, event: parsed.call.event ?? parsed.call.type, values: parsed.call.properties }
    : { row: number, code: parsed.code, message: parsed.message, trait: 'trait' in parsed ? parsed.trait ?? null : null })
}

async function* mapped<From, To>(rows: AsyncIterable<From>, map: (row: From) => To): AsyncIterable<To> {
  for await (const row of rows) yield map(row)
}
