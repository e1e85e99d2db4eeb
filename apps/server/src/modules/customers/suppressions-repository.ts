import type { Tx } from '../../db/postgres.ts'
import type { Channel } from './subscriptions-repository.ts'

export async function insertSuppressions(tx: Tx, rows: readonly { channel: Channel; hmac: Buffer; reason: string }[]): Promise<void> {
  if (rows.length === 0) return
  await tx.prepared('insert_suppressions', `
    INSERT INTO suppressions (workspace_id, channel, address_hmac, reason) SELECT $1, * FROM unnest($2::text[], $3::bytea[], $4::text[])
    ON CONFLICT (workspace_id, channel, address_hmac) DO NOTHING`,
    [tx.workspaceId, rows.map(({ channel }) => channel), rows.map(({ hmac }) => hmac), rows.map(({ reason }) => reason)])
}

export interface StoredSuppression { readonly hmac: Buffer; readonly reason: string; /** Epoch milliseconds. */ readonly since: number }

export async function findSuppressions(tx: Tx, channel: Channel, hmacs: readonly Buffer[]): Promise<StoredSuppression[]> {
  if (hmacs.length === 0) return []
  return tx.prepared<StoredSuppression>('find_suppressions', `
    SELECT address_hmac AS hmac, reason, (extract(epoch FROM created_at) * 1000)::float8 AS since
    FROM suppressions WHERE workspace_id = $1 AND channel = $2 AND address_hmac = ANY($3::bytea[])`, [tx.workspaceId, channel, hmacs])
}

/** Returns why the address was suppressed; null when it was not. */
export async function deleteSuppression(tx: Tx, channel: Channel, hmac: Buffer): Promise<string | null> {
  const [row] = await tx.query<{ reason: string }>('DELETE FROM suppressions WHERE workspace_id = $1 AND channel = $2 AND address_hmac = $3 RETURNING reason', [tx.workspaceId, channel, hmac])
  return row?.reason ?? null
}
