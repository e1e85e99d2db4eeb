import type { Readable } from 'node:stream'
import { isTimeZone } from '@sendero/flow-engine'
import type { JsonObject } from '@sendero/flow-engine'
import { z } from 'zod'
import type { Deps } from '../../deps.ts'
import type { Tx } from '../../db/postgres.ts'
import { toPublicId } from '../../db/public-id.ts'
import { mostTraits } from '../customers/index.ts'
import { isSlip, longestId, textProblem } from '../events/index.ts'
import { upsertPeople } from '../intake/index.ts'
import type { PersonCall } from '../intake/index.ts'
import { loadWorkspace } from '../workspaces/index.ts'
import { cellValue } from './cell-value.ts'
import { columnIndex, readColumnMap, sourceText } from './column-map.ts'
import type { TraitSource } from './column-map.ts'
import { openTable } from './csv-rows.ts'
import type { TableRow } from './csv-rows.ts'
import { openImportFile } from './import-file.ts'
import type { RejectedRow } from './imports-repository.ts'
import { comparable, runImport } from './run-import.ts'
import type { ImportObserver } from './run-import.ts'

/** What a client says about an import of customers. */
export const customersImportInput = z.strictObject({
  name: z.string().min(1).max(200),
  /** The column that holds the userId, or the number of the row (the first data row is 1) as userId. */
  id: z.discriminatedUnion('kind', [z.strictObject({ kind: z.literal('column'), column: z.string() }), z.strictObject({ kind: z.literal('rowNumber') })]),
  map: z.array(z.string()).max(400).default([]),
  /** `attested`: whoever imports vouches for the consent of everybody with an address; `none`: nobody can be mailed. */
  consent: z.enum(['attested', 'none']).default('none'),
  /** Zone of times without an offset; null: that of the workspace. */
  timeZone: z.string().refine(isTimeZone, 'is not a time zone such as Europe/Madrid').nullable().default(null),
})

export interface ImportCustomers extends z.infer<typeof customersImportInput>, ImportObserver { readonly source: string | Readable }

export interface CustomersImported { readonly importId: string; readonly rows: number; readonly created: number; readonly updated: number; readonly unchanged: number; readonly rejected: number }

const rowsPerBatch = 1000

interface Table { readonly header: readonly string[]; readonly idIndex: number | null; readonly sources: readonly TraitSource[] }

/**
 * Imports people from a CSV file, one row a person. Unreadable rows are refused one by one with the reason; the rest goes on.
 * The same file again changes nothing. Empty cells say nothing and take nothing away.
 */
export async function importCustomers(deps: Deps, workspaceId: string, { source, onProgress, onRejects, signal, ...options }: ImportCustomers): Promise<CustomersImported> {
  const file = await openImportFile(source, deps.dataDir)
  try {
    const { header, rows } = await openTable(file.path)
    const idIndex = options.id.kind === 'column' ? columnIndex(options.id.column, header) : null
    const table: Table = { header, idIndex, sources: readColumnMap(options.map, header, options.id.kind === 'column' ? [options.id.column] : []) }
    const { id, ...progress } = await runImport(deps, workspaceId, {
      plan: {
        key: { kind: 'customers', name: options.name, hash: file.hash, options: comparable(options) }, rows, header, rowsPerBatch,
        apply: (tx, batch, importId) => applyRows(deps, tx, { batch, importId, table, options }),
      },
      observer: { onProgress, onRejects, signal },
    })
    return { importId: toPublicId('import', id), rows: progress.rows, created: progress.created, updated: progress.updated, unchanged: progress.unchanged, rejected: progress.rejected }
  } finally {
    await file.discard()
  }
}

interface Batch {
  readonly batch: readonly TableRow[]
  readonly importId: string
  readonly table: Table
  readonly options: Pick<ImportCustomers, 'consent' | 'timeZone'>
}

async function applyRows(deps: Deps, tx: Tx, { batch, importId, table, options }: Batch) {
  const { workspace, now } = await loadWorkspace(tx)
  const rejects: RejectedRow[] = []
  const people: { row: TableRow; call: PersonCall }[] = []
  for (const row of batch) {
    const read = readPerson(row, table, options.timeZone ?? workspace.timeZone)
    if ('code' in read) rejects.push({ number: row.number, cells: row.cells ?? [row.raw], ...read })
    else people.push({ row, call: { ...nobody, ...read, consent: { kind: options.consent, source: 'import', evidence: { importId, row: row.number } } } })
  }
  const applied = await upsertPeople(deps, tx, { calls: people.map(({ call }) => call), now })
  const effects = { created: 0, updated: 0, unchanged: 0 }
  for (const [index, { row }] of people.entries()) {
    const { effect, dropped } = applied.outcomeOf(index)
    effects[effect] += 1
    // The rest of the row counts, so it is not refused as a whole; it is only listed.
    if (dropped.length > 0) deps.log.warn({ importId, row: row.number, dropped: dropped.length }, `A customer has ${mostTraits} traits already: some of the row was left out`)
  }
  return { counts: { ...effects, accepted: 0, duplicates: 0 }, rejects }
}

const nobody = { anonymousId: null, previousId: null, customerId: null, deviceTimeZone: null } as const

type Read = { readonly userId: string; readonly traits: JsonObject } | { readonly code: string; readonly message: string }

function readPerson(row: TableRow, { idIndex, sources }: Table, timeZone: string): Read {
  if (row.problem !== null) return { code: 'UNREADABLE_ROW', message: row.problem }
  const userId = idIndex === null ? String(row.number) : (row.cells[idIndex] ?? '').trim()
  const problem = idProblem(userId)
  if (problem !== null) return problem
  const traits: [string, JsonObject[string]][] = []
  for (const source of sources) {
    const text = sourceText(source, row.cells, row.number)
    if (text === '') continue
    const unstorable = textProblem(text)
    if (unstorable !== null) return { code: 'INVALID_TEXT', message: `${source.trait} ${unstorable}.` }
    const value = cellValue(text, source.type ?? 'string', timeZone)
    if (!value.ok) return { code: value.code, message: `${source.trait}: ${value.message}` }
    traits.push([source.trait, value.value])
  }
  return { userId, traits: Object.fromEntries(traits) }
}

function idProblem(userId: string): { code: string; message: string } | null {
  if (userId === '') return { code: 'MISSING_ID', message: 'The row has no id.' }
  const problem = userId.length > longestId ? `is longer than ${longestId} characters` : isSlip(userId) ? 'names nobody' : textProblem(userId)
  return problem === null ? null : { code: 'INVALID_ID', message: `The id "${userId.slice(0, 60)}" ${problem}.` }
}
