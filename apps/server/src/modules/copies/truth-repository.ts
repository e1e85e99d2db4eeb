import type { Tx } from '../../db/postgres.ts'
import type { CopiedTable } from './copied-tables.ts'

// Reads tables of several modules as one: what stands above them all compares them with their copy.

/** Rows of one part or of one range of numbers, and the sum of 32 bits of the MD5 of each key, as text. */
export interface Sum { readonly name: string; readonly rows: number; readonly checksum: string }
export interface Sums { readonly parts: readonly Sum[]; readonly ranges: readonly Sum[] }

/** How many numbers in a row stand in one range. */
export const rangeSize = 1024

/** What PostgreSQL says, without the people with these numbers: by part and by range of numbers. */
export async function sumTruth(tx: Tx, table: CopiedTable, without: readonly number[]): Promise<Sums> {
  const rows = await tx.query<{ part: string | null; range: number | null; rows: number; checksum: string }>(`
    SELECT part, number / ${rangeSize} AS range, count(*) AS rows, sum(('x' || substr(md5(key), 1, 8))::bit(32)::bigint)::text AS checksum
    FROM (${table.truth}) t WHERE number <> ALL($1::int[]) GROUP BY GROUPING SETS ((part), (number / ${rangeSize}))`, [without])
  const sum = (name: unknown, row: { rows: number; checksum: string }): Sum => ({ name: String(name), rows: row.rows, checksum: row.checksum })
  return { parts: rows.flatMap((row) => (row.part === null ? [] : [sum(row.part, row)])), ranges: rows.flatMap((row) => (row.range === null ? [] : [sum(row.range, row)])) }
}

/** Which of these numbers, of a range, PostgreSQL has rows for, one by one. */
export async function keysOfRange(tx: Tx, table: CopiedTable, { range, without }: { readonly range: number; readonly without: readonly number[] }): Promise<{ part: string; key: string }[]> {
  return tx.query(`SELECT part, key FROM (${table.truth}) t WHERE number BETWEEN $1 AND $2 AND number <> ALL($3::int[])`, [range * rangeSize, (range + 1) * rangeSize - 1, without])
}
