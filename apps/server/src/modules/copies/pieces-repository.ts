import type { JsonObject } from '@sendero/flow-engine'
import type { Tx } from '../../db/postgres.ts'

// Reads tables of several modules in the order of the numbers of customers: what a rebuild is cut into.

/** Numbers of customers, both ends included; `to` null: all that follow. */
export interface Piece { readonly from: number; readonly to: number | null }

const rowsPerFetch = 5_000

/** Where the piece after one of so many people that begins at `from` begins; null when nobody below `end` is left. */
export async function endOfPiece(tx: Tx, { from, end, people }: { readonly from: number; readonly end: number; readonly people: number }): Promise<number | null> {
  const [row] = await tx.query<{ number: number }>('SELECT number FROM customers WHERE workspace_id = current_workspace() AND number >= $1 AND number < $3 ORDER BY number OFFSET $2 LIMIT 1', [from, people, end])
  return row?.number ?? null
}

export interface PieceEvent { readonly number: number; readonly name: string; readonly occurredAt: number; readonly seq: number; readonly properties: JsonObject }

export function eventsOfPiece(tx: Tx, piece: Piece): AsyncGenerator<PieceEvent> {
  return walk(tx, piece, `
    SELECT c.number, e.event AS name, (extract(epoch FROM e.occurred_at) * 1000)::float8 AS "occurredAt", e.seq, l.properties
    FROM customers c JOIN customer_events e ON e.workspace_id = c.workspace_id AND e.customer_id = c.id JOIN event_log l ON l.workspace_id = e.workspace_id AND l.seq = e.seq
    WHERE c.workspace_id = current_workspace() AND c.number BETWEEN $1 AND $2 AND NOT starts_with(e.event, '$sendero.')`)
}

export function customersOfPiece(tx: Tx, piece: Piece): AsyncGenerator<{ readonly number: number; readonly id: string; readonly traits: JsonObject }> {
  return walk(tx, piece, 'SELECT number, id, traits FROM customers WHERE workspace_id = current_workspace() AND number BETWEEN $1 AND $2')
}

export function membershipsOfPiece(tx: Tx, piece: Piece): AsyncGenerator<{ readonly listId: string; readonly number: number }> {
  return walk(tx, piece, 'SELECT list_id AS "listId", number FROM list_members WHERE workspace_id = current_workspace() AND number BETWEEN $1 AND $2')
}

/** Numbers of people who were merged into others. */
export async function retiredOfPiece(tx: Tx, { from, to }: Piece): Promise<number[]> {
  const rows = await tx.query<{ number: number }>('SELECT from_number AS number FROM customer_merges WHERE workspace_id = current_workspace() AND from_number BETWEEN $1 AND $2', [from, to ?? highest])
  return rows.map(({ number }) => number)
}

const highest = 2_147_483_647

/** By a cursor of the transaction, so that a person with a million events takes no more memory than any other. */
async function* walk<Row extends object>(tx: Tx, { from, to }: Piece, sql: string): AsyncGenerator<Row> {
  await tx.query(`DECLARE piece NO SCROLL CURSOR FOR ${sql}`, [from, to ?? highest])
  for (;;) {
    const rows = await tx.query<Row>(`FETCH ${rowsPerFetch} FROM piece`)
    if (rows.length === 0) break
    yield* rows
  }
  await tx.query('CLOSE piece')
}
