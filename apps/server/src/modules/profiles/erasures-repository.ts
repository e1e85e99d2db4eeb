import type { Tx } from '../../db/postgres.ts'

/** A customer under all ids and numbers they ever had. */
export interface Erasure { readonly customerIds: readonly string[]; readonly numbers: readonly number[] }

export async function insertErasure(tx: Tx, { customerIds, numbers }: Erasure): Promise<void> {
  await tx.query('INSERT INTO erasures (workspace_id, customer_id, customer_ids, numbers) VALUES ($1, $2, $3::uuid[], $4::int[])', [tx.workspaceId, customerIds[0], customerIds, numbers])
}

/** Erasures ClickHouse has not carried out yet, oldest first. */
export async function openErasures(tx: Tx, limit: number): Promise<Erasure[]> {
  return tx.query<Erasure>(`
    SELECT customer_ids AS "customerIds", numbers FROM erasures WHERE workspace_id = $1 AND analytics_done_at IS NULL ORDER BY erased_at LIMIT $2`, [tx.workspaceId, limit])
}

export async function closeErasures(tx: Tx, customerIds: readonly string[]): Promise<void> {
  await tx.query('UPDATE erasures SET analytics_done_at = clock_timestamp() WHERE workspace_id = $1 AND customer_id = ANY($2::uuid[])', [tx.workspaceId, customerIds])
}

/**
 * Forgets answers kept for Idempotency-Keys that name a person, and those about calls of theirs: repeating such a request after they
 * are gone does it anew.
 */
export async function eraseAnswers(tx: Tx, { names, messageIds }: { readonly names: readonly string[]; readonly messageIds: readonly string[] }): Promise<void> {
  await tx.query(`
    DELETE FROM idempotency_keys WHERE workspace_id = $1 AND (
      CASE WHEN starts_with(response, '{') THEN response::jsonb->>'messageId' = ANY($3::text[]) END
      OR EXISTS (SELECT FROM unnest($2::text[]) AS name WHERE strpos(lower(key), name) > 0 OR strpos(lower(response), name) > 0))`, [tx.workspaceId, names.map((name) => name.toLowerCase()), messageIds])
}
