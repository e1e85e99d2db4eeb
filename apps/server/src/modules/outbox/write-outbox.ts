import type { Deps } from '../../deps.ts'
import type { Tx } from '../../db/postgres.ts'
import { insertOutbox } from './outbox-repository.ts'
import { toChunks } from './outbox-lines.ts'
import type { OutboxLine } from './outbox-lines.ts'

/** Tables of ClickHouse that are filled from PostgreSQL. */
export type OutboxTarget = 'events' | 'customers' | 'node_visits' | 'segment_changes' | 'list_members' | 'customer_ids'

/**
 * Puts rows on their way to a ClickHouse table, in the transaction that makes them true. A row is an object with the columns
 * of the table; `workspace_id` is added here. Instants are text (clickhouseInstant). The export starts after the commit.
 */
export async function writeOutbox(deps: Pick<Deps, 'wake'>, tx: Tx, { target, rows }: { readonly target: OutboxTarget; readonly rows: readonly object[] }): Promise<void> {
  await writeLines(deps, tx, { target, lines: rows.map((row) => ({ row, count: 1 })) })
}

/** Like writeOutbox for rows that are JSON text already: the fields of each without braces. */
export async function writeOutboxText(deps: Pick<Deps, 'wake'>, tx: Tx, { target, rows }: { readonly target: OutboxTarget; readonly rows: readonly string[] }): Promise<void> {
  await writeLines(deps, tx, { target, lines: rows.map((fields) => ({ fields, count: 1 })) })
}

/** Numbers that entered or left one segment at one instant. */
export interface SegmentMove { readonly segmentId: string; readonly added: boolean; readonly numbers: readonly number[] }

const numbersPerLine = 5_000

/** Rows of segment_changes, kept as lists until they are sent: the first fill of a segment moves everybody at once. */
export async function writeSegmentMoves(deps: Pick<Deps, 'wake'>, tx: Tx, { moves, at }: { readonly moves: readonly SegmentMove[]; readonly at: string }): Promise<void> {
  const lines = moves.flatMap(({ segmentId, added, numbers }): OutboxLine[] => slices(numbers).map((part) =>
    ({ row: { segment_id: segmentId, at, added: added ? 1 : 0, numbers: part }, count: part.length })))
  await writeLines(deps, tx, { target: 'segment_changes', lines })
}

/** Numbers that were put on one list (its public id), or taken off it. */
export interface ListMove { readonly listId: string; readonly isOn: boolean; readonly numbers: readonly number[] }

/** Rows of list_members: of two about the same person and list the one with the higher revision stands. */
export async function writeListMoves(deps: Pick<Deps, 'wake'>, tx: Tx, { moves, revision }: { readonly moves: readonly ListMove[]; readonly revision: number }): Promise<void> {
  const lines = moves.flatMap(({ listId, isOn, numbers }): OutboxLine[] => slices(numbers).map((part) =>
    ({ row: { list_id: listId, revision, is_deleted: isOn ? 0 : 1, numbers: part }, count: part.length })))
  await writeLines(deps, tx, { target: 'list_members', lines })
}

async function writeLines(deps: Pick<Deps, 'wake'>, tx: Tx, { target, lines }: { readonly target: OutboxTarget; readonly lines: readonly OutboxLine[] }): Promise<void> {
  if (lines.length === 0) return
  await insertOutbox(tx, target, toChunks(lines, tx.workspaceId))
  tx.afterCommit(() => { deps.wake.wake('outbox.export', tx.workspaceId) })
}

function slices(numbers: readonly number[]): (readonly number[])[] {
  return Array.from({ length: Math.ceil(numbers.length / numbersPerLine) }, (_, index) => numbers.slice(index * numbersPerLine, (index + 1) * numbersPerLine))
}
