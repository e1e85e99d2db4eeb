import { join } from 'node:path'
import type { Readable } from 'node:stream'
import type { Deps } from '../../deps.ts'
import type { Tx } from '../../db/postgres.ts'
import { toPublicId } from '../../db/public-id.ts'
import { mostTraits } from '../customers/index.ts'
import { upsertPeople } from '../intake/index.ts'
import type { PersonCall } from '../intake/index.ts'
import { loadWorkspace } from '../workspaces/index.ts'
import { openTable } from './csv-rows.ts'
import type { TableRow } from './csv-rows.ts'
import type { CustomersImportOptions } from './customers-import-input.ts'
import { openImportFile } from './import-file.ts'
import type { RejectedRow } from './imports-repository.ts'
import { personTable, readPerson } from './read-person.ts'
import type { PersonTable } from './read-person.ts'
import { comparable, runImport } from './run-import.ts'
import type { ImportObserver, ImportPlan } from './run-import.ts'

export interface ImportCustomers extends CustomersImportOptions, ImportObserver { readonly source: string | Readable }

export interface CustomersImported { readonly importId: string; readonly rows: number; readonly created: number; readonly updated: number; readonly unchanged: number; readonly rejected: number }

const rowsPerBatch = 1000

/**
 * Imports people from a CSV file, one row a person. Unreadable rows are refused one by one with the reason; the rest goes on.
 * The same file again changes nothing. Empty cells say nothing and take nothing away.
 */
export async function importCustomers(deps: Deps, workspaceId: string, { source, onProgress, onRejects, signal, ...options }: ImportCustomers): Promise<CustomersImported> {
  const file = await openImportFile(source, join(deps.dataDir, 'imports'))
  try {
    const plan = await customersPlan(deps, file.path, options)
    const { id, ...progress } = await runImport(deps, workspaceId, {
      key: { kind: 'customers', name: options.name, hash: file.hash, options: comparable(options) }, plan, observer: { onProgress, onRejects, signal },
    })
    return { importId: toPublicId('import', id), rows: progress.rows, created: progress.created, updated: progress.updated, unchanged: progress.unchanged, rejected: progress.rejected }
  } finally {
    await file.discard()
  }
}

/** Throws INVALID_INPUT when the options do not fit the file, MALFORMED when it is no table. */
export async function customersPlan(deps: Deps, path: string, options: CustomersImportOptions): Promise<ImportPlan> {
  const { header, rows } = await openTable(path)
  const table = personTable(header, options)
  const plan: ImportPlan<TableRow> = { header, rows, rowsPerBatch, apply: (tx, batch, importId) => applyRows(deps, tx, { batch, importId, table, options }) }
  return plan
}

interface Batch {
  readonly batch: readonly TableRow[]
  readonly importId: string
  readonly table: PersonTable
  readonly options: Pick<CustomersImportOptions, 'consent' | 'timeZone'>
}

async function applyRows(deps: Deps, tx: Tx, { batch, importId, table, options }: Batch) {
  const { workspace, now } = await loadWorkspace(tx)
  const rejects: RejectedRow[] = []
  const people: { row: TableRow; call: PersonCall }[] = []
  for (const row of batch) {
    const read = readPerson(row, table, options.timeZone ?? workspace.timeZone)
    if ('code' in read) rejects.push({ number: row.number, cells: row.cells ?? [row.raw], code: read.code, message: read.message })
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
