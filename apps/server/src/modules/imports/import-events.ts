import type { Readable } from 'node:stream'
import { z } from 'zod'
import type { Deps } from '../../deps.ts'
import type { Tx } from '../../db/postgres.ts'
import { toPublicId } from '../../db/public-id.ts'
import { appendEventsIn, findChangedRepeats, inboxIsFull } from '../events/index.ts'
import type { IncomingCall } from '../events/index.ts'
import { takeInEvents } from '../intake/index.ts'
import { csvEventRows, ndjsonEventRows } from './event-rows.ts'
import type { EventRow, EventRows } from './event-rows.ts'
import { openImportFile } from './import-file.ts'
import type { RejectedRow } from './imports-repository.ts'
import { comparable, runImport } from './run-import.ts'
import type { ImportObserver } from './run-import.ts'

/** What a client says about an import of events. */
export const eventsImportInput = z.strictObject({
  /** With the number of the row it makes the id of events that have none: another file needs another name. */
  name: z.string().min(1).max(200),
  format: z.enum(['csv', 'ndjson']),
  /** csv: types and names of properties, as for customers; columns that are not named have theirs guessed. */
  map: z.array(z.string()).max(400).default([]),
})

export interface ImportEvents extends z.infer<typeof eventsImportInput>, ImportObserver { readonly source: string | Readable }

export interface EventsImported { readonly importId: string; readonly rows: number; readonly accepted: number; readonly duplicates: number; readonly rejected: number }

const rowsPerBatch = 2000

/**
 * Imports events from a CSV file (`event`, `userId` or `anonymousId`, `timestamp`, `messageId`, every other column a property) or from
 * NDJSON (one Segment call a line). Equal rows are different events; the same file again changes nothing. The events are taken in as
 * any others, soon after.
 */
export async function importEvents(deps: Deps, workspaceId: string, { source, onProgress, onRejects, signal, ...options }: ImportEvents): Promise<EventsImported> {
  const file = await openImportFile(source, deps.dataDir)
  try {
    const { header, rows }: EventRows = options.format === 'csv' ? await csvEventRows(file.path, options) : ndjsonEventRows(file.path, options)
    const { id, ...progress } = await runImport(deps, workspaceId, {
      plan: {
        key: { kind: 'events', name: options.name, hash: file.hash, options: comparable(options) }, rows, header, rowsPerBatch,
        apply: (tx, batch) => applyRows(deps, tx, batch),
        beforeBatch: () => waitForIntake(deps, workspaceId),
      },
      observer: { onProgress, onRejects, signal },
    })
    return { importId: toPublicId('import', id), rows: progress.rows, accepted: progress.accepted, duplicates: progress.duplicates, rejected: progress.rejected }
  } finally {
    await file.discard()
  }
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
