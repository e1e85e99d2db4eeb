import type { Tx } from '../../db/postgres.ts'

// Who is to be looked at again when (segment_flips), and whom live updates looked at during a computation (segment_touches).

export interface Flip { readonly segmentId: string; readonly number: number; readonly flipAt: number | null }

/** Notes for each of these when time may next change the answer, or forgets it. Most are as they were: a conflict would lock the row all the same. */
export async function writeFlips(tx: Tx, flips: readonly Flip[]): Promise<void> {
  const due = flips.filter((flip) => flip.flipAt !== null)
  const never = flips.filter((flip) => flip.flipAt === null)
  if (due.length > 0) {
    tx.write('write_segment_flips', `
      INSERT INTO segment_flips AS f (workspace_id, segment_id, number, due_at)
      SELECT current_workspace(), n.segment_id, n.number, to_timestamp(n.at / 1000) FROM unnest($1::uuid[], $2::int[], $3::float8[]) AS n(segment_id, number, at)
      LEFT JOIN segment_flips k ON k.workspace_id = current_workspace() AND k.segment_id = n.segment_id AND k.number = n.number
      WHERE k.due_at IS DISTINCT FROM to_timestamp(n.at / 1000)
      ON CONFLICT (workspace_id, segment_id, number) DO UPDATE SET due_at = excluded.due_at`,
    [due.map((flip) => flip.segmentId), due.map((flip) => flip.number), due.map((flip) => flip.flipAt)])
  }
  if (never.length === 0) return
  tx.write('forget_segment_flips', `
    DELETE FROM segment_flips f USING unnest($1::uuid[], $2::int[]) AS n(segment_id, number)
    WHERE f.workspace_id = current_workspace() AND f.segment_id = n.segment_id AND f.number = n.number`, [never.map((flip) => flip.segmentId), never.map((flip) => flip.number)])
}

/** Numbers to look at again by `now`, the earliest first. */
export async function dueNumbers(tx: Tx, { segmentId, now, limit }: { readonly segmentId: string; readonly now: number; readonly limit: number }): Promise<number[]> {
  const rows = await tx.query<{ number: number }>(`
    SELECT number FROM segment_flips WHERE workspace_id = current_workspace() AND segment_id = $1 AND due_at <= to_timestamp($2::float8 / 1000) ORDER BY due_at LIMIT $3`, [segmentId, now, limit])
  return rows.map((row) => row.number)
}

export async function deleteFlips(tx: Tx, segmentId: string): Promise<void> {
  await tx.query('DELETE FROM segment_flips WHERE workspace_id = current_workspace() AND segment_id = $1', [segmentId])
}

export async function writeTouches(tx: Tx, touches: readonly { readonly segmentId: string; readonly number: number }[]): Promise<void> {
  if (touches.length === 0) return
  await tx.query(`
    INSERT INTO segment_touches (workspace_id, segment_id, number) SELECT DISTINCT current_workspace(), t.* FROM unnest($1::uuid[], $2::int[]) AS t
    ON CONFLICT DO NOTHING`, [touches.map((touch) => touch.segmentId), touches.map((touch) => touch.number)])
}

export async function loadTouches(tx: Tx, segmentId: string): Promise<number[]> {
  const rows = await tx.query<{ number: number }>('SELECT number FROM segment_touches WHERE workspace_id = current_workspace() AND segment_id = $1', [segmentId])
  return rows.map((row) => row.number)
}

export async function deleteTouches(tx: Tx, segmentId: string): Promise<void> {
  await tx.query('DELETE FROM segment_touches WHERE workspace_id = current_workspace() AND segment_id = $1', [segmentId])
}
