import { randomUUID } from 'node:crypto'
import { ClickHouseError } from '@clickhouse/client'
import { normalizeAttributes, withoutPersonalTraits } from '@sendero/flow-engine/segment'
import type { Deps } from '../../deps.ts'
import { clickhouseFailure } from '../../db/clickhouse-errors.ts'
import type { Tx } from '../../db/postgres.ts'
import { toPublicId } from '../../db/public-id.ts'
import { eventRow } from '../intake/index.ts'
import { loadWaitingRows } from '../outbox/index.ts'
import { customersOfPiece, endOfPiece, eventsOfPiece, membershipsOfPiece, retiredOfPiece } from './pieces-repository.ts'
import type { Piece } from './pieces-repository.ts'

const rowsPerInsert = 20_000

/** Below every revision the product gives: what waits or is written later about the same person wins. */
const firstRevision = 0

const contents = { events: eventRows, customers: customerRows, customer_ids: idRows, list_members: memberRows } as const
export const rebuiltTables = Object.keys(contents) as (keyof typeof contents)[]

/** Numbers from one on, to do so many people of; from `end` on all at once. */
export interface RangeToDo { readonly from: number; readonly end: number; readonly people: number }

/**
 * Replaces what ClickHouse has about so many people, from number `from` on, by what the snapshot says. Exports are held: see
 * withExportsHeld. Doing it again, after whatever crash, has the same outcome. `next`: where the next piece begins, null after the last.
 */
export async function rebuildPiece(deps: Deps, snapshot: Tx, { from, end, people }: RangeToDo): Promise<{ rows: number; next: number | null }> {
  const next = await endOfPiece(snapshot, { from, end, people })
  const piece: Piece = { from, to: next === null ? null : next - 1 }
  let rows = 0
  for (const table of rebuiltTables) {
    await deleteCopies(deps, { workspaceId: snapshot.workspaceId, table, piece })
    FAILPOINT: await globalThis.failpoint?.('emptied')
    let lines: object[] = []
    const flush = async (): Promise<void> => {
      await insertRows(deps, table, lines.map((row) => JSON.stringify({ ...row, workspace_id: snapshot.workspaceId })))
      rows += lines.length
      lines = []
    }
    for await (const row of contents[table](snapshot, piece)) if (lines.push(row) >= rowsPerInsert) await flush()
    await flush()
  }
  return { rows, next }
}

/** Numbers beyond the last customer are nobody's: the last piece clears those too. */
async function deleteCopies({ clickhouse }: Deps, { workspaceId, table, piece }: { readonly workspaceId: string; readonly table: string; readonly piece: Piece }): Promise<void> {
  await clickhouse.command({
    query: `DELETE FROM ${table} WHERE workspace_id = {workspaceId:UUID} AND number BETWEEN {from:UInt32} AND {to:UInt32} SETTINGS lightweight_deletes_sync = 2`,
    query_params: { workspaceId, from: piece.from, to: piece.to ?? 4_294_967_295 },
  }).catch((error: unknown) => { throw clickhouseFailure(error) })
}

async function insertRows({ clickhouse }: Deps, table: string, lines: readonly string[]): Promise<void> {
  if (lines.length === 0) return
  // A token of its own for every attempt: after a crash the same rows, deleted meanwhile, must not count as a repetition.
  const query = `INSERT INTO ${table} SETTINGS async_insert=0, insert_deduplicate=1, insert_deduplication_token='rebuild:${randomUUID()}', input_format_parallel_parsing=0, date_time_input_format='best_effort' FORMAT JSONEachRow\n${lines.join('\n')}`
  await clickhouse.command({ query }).catch((error: unknown) => {
    const failure = clickhouseFailure(error)
    // The message of a refusal quotes the row: that must not reach a log.
    throw failure instanceof ClickHouseError ? new Error(`ClickHouse error ${failure.code} ${failure.type ?? ''} on ${table}`) : failure
  })
}

/** What waits in the outbox comes from there. */
async function* eventRows(snapshot: Tx, piece: Piece): AsyncGenerator<object> {
  const waiting = new Set((await loadWaitingRows(snapshot, 'events')).map((row) => `${Number(row['seq'])}:${Number(row['number'])}`))
  for await (const { properties, ...event } of eventsOfPiece(snapshot, piece)) {
    if (!waiting.has(`${event.seq}:${event.number}`)) yield eventRow(event, normalizeAttributes(properties))
  }
}

async function* customerRows(snapshot: Tx, piece: Piece): AsyncGenerator<object> {
  for await (const { number, traits } of customersOfPiece(snapshot, piece)) {
    yield { number, revision: firstRevision, is_deleted: 0, ...normalizeAttributes(withoutPersonalTraits(traits)) }
  }
  // Events of theirs may still wait in the outbox.
  for (const number of await retiredOfPiece(snapshot, piece)) yield { number, revision: firstRevision, is_deleted: 1, paths: [], text: {}, num: {}, time: {} }
}

async function* idRows(snapshot: Tx, piece: Piece): AsyncGenerator<object> {
  for await (const { number, id } of customersOfPiece(snapshot, piece)) yield { number, customer_id: id }
}

async function* memberRows(snapshot: Tx, piece: Piece): AsyncGenerator<object> {
  for await (const { listId, number } of membershipsOfPiece(snapshot, piece)) yield { list_id: toPublicId('list', listId), number, revision: firstRevision, is_deleted: 0 }
}
