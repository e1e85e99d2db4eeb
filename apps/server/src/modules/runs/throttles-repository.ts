import type { Tx } from '../../db/postgres.ts'

interface Reserved {
  readonly journeyId: string
  readonly nodeId: string
  readonly count: number
  /** Milliseconds between two people. */
  readonly everyMs: number
  readonly now: number
}

/** Reserves the next turns of a throttle and gives when the first of them is, epoch milliseconds: now at the earliest. The row is held until the end of the transaction. */
export async function reserveTurns(tx: Tx, { journeyId, nodeId, count, everyMs, now }: Reserved): Promise<number> {
  const rows = await tx.prepared<{ first: number }>('throttles_reserve', `
    INSERT INTO throttles AS t (workspace_id, journey_id, node_id, next_at)
    VALUES (current_workspace(), $1, $2, to_timestamp($3::float8 / 1000) + $4::float8 * interval '1 millisecond')
    ON CONFLICT (workspace_id, journey_id, node_id) DO UPDATE SET next_at = greatest(t.next_at, to_timestamp($3::float8 / 1000)) + $4::float8 * interval '1 millisecond'
    RETURNING (extract(epoch FROM next_at) * 1000)::float8 - $4::float8 AS first`, [journeyId, nodeId, now, count * everyMs])
  return rows[0]?.first ?? now
}
