import { join } from 'node:path'
import type { Readable } from 'node:stream'
import type { Deps } from '../../deps.ts'
import type { Tx } from '../../db/postgres.ts'
import { toPublicId } from '../../db/public-id.ts'
import { appendEventsIn, findChangedRepeats, inboxIsFull } from '../events/index.ts'
import type { IncomingCall } from '../events/index.ts'
import { takeInEvents } from '../intake/index.ts'
import { csvEventRows, ndjsonEventRows } from './event-rows.ts'
import type { EventRow, EventRows } from './event-rows.ts'
import type { EventsImportOptions } from './events-import-input.ts'
import { openImportFile } from './import-file.ts'
import type { RejectedRow } from './imports-repository.ts'
import { comparable, runImport } from './run-import.ts'
import type { ImportObserver, ImportPlan } from './run-import.ts'

export interface ImportEvents extends EventsImportOptions, ImportObserver { readonly source: string | Readable }

export interface EventsImported { readonly importId: string; readonly rows: number; readonly accepted: number; readonly duplicates: number; readonly rejected: number }

const rowsPerBatch = 2000

/**
 * Imports events from a CSV file (`event`, `userId` or `anonymousId`, `timestamp`, `messageId`, every other column a property) or from
 * NDJSON (one Segment call a line). Equal rows are different events; the same file again changes nothing. The events are taken in as
 * any others, soon after.
 */
export async function importEvents(deps: Deps, workspaceId: string, { source, onProgress, onRejects, signal, ...options }: ImportEvents): Promise<EventsImported> {
  const file = await openImportFile(source, join(deps.dataDir, 'imports'))
  try {
    const plan = await eventsPlan(deps, workspaceId, { path: file.path, options })
    const { id, ...progress } = await runImport(deps, workspaceId, {
      key: { kind: 'events', name: options.name, hash: file.hash, options: comparable(options) }, plan, observer: { onProgress, onRejects, signal },
    })
    return { importId: toPublicId('import', id), rows: progress.rows, accepted: progress.accepted, duplicates: progress.duplicates, rejected: progress.rejected }
  } finally {
    await file.discard()
  }
}

/** Throws INVALID_INPUT when the options do not fit the file, MALFORMED when it is no table. */
export async function eventsPlan(deps: Deps, workspaceId: string, { path, options }: { readonly path: string; readonly options: EventsImportOptions }): Promise<ImportPlan> {
  const { header, rows } = await eventRows(path, options)
  const plan: ImportPlan<EventRow> = { header, rows, rowsPerBatch, apply: (tx, batch) => applyRows(deps, tx, batch), beforeBatch: () => waitForIntake(deps, workspaceId) }
  return plan
}

export async function eventRows(path: string, options: EventsImportOptions): Promise<EventRows> {
  return options.format === 'csv' ? csvEventRows(path, options) : ndjsonEventRows(path, options)
}

/** A file can be larger than what may wait for intake: then this process takes in events itself instead of piling up more. */
async function waitForIntake(deps: Deps, workspaceId: string): Promise<void> {
  if (inboxIsFull(deps, workspaceId)) await takeInEvents(deps, workspaceId)
}

async function applyRows(deps: Deps, tx: Tx, batch: readonly EventRow[]) {
  const rejects: RejectedRow[] = []
  const calls: { row: EventRow; call: IncomingCall }[] = []
  for (const row of batch) {
    if (row.parsed.ok) calls.push({ row, call: row.parsed.call })
    else rejects.push({ number: row.number, code: row.parsed.code, message: row.parsed.message, cells: row.cells })
  }
  const { accepted, duplicates } = await appendEventsIn(deps, tx, calls.map(({ call }) => call))
  const changed = duplicates === 0 ? new Set<number>() : await findChangedRepeats(tx, calls.map(({ row, call }) => (row.isIdMade ? call : null)))
  for (const index of changed) {
    const row = calls[index]?.row
    if (row) rejects.push({ number: row.number, code: 'NAME_TAKEN', message: 'An earlier import of this name had another event in this row: give this import another name.', cells: row.cells })
  }
  return { counts: { created: 0, updated: 0, unchanged: 0, accepted, duplicates: duplicates - changed.size }, rejects }
}
