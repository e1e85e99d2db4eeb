import type { Tx } from '../../db/postgres.ts'

/** Whose e-mail addresses these are, as compared (normalizeEmail). Several people may have one. */
export async function findByAddresses(tx: Tx, addresses: readonly string[]): Promise<{ address: string; customerId: string; number: number }[]> {
  if (addresses.length === 0) return []
  return tx.query(`
    SELECT c.email_norm AS address, c.id AS "customerId", c.number FROM (SELECT DISTINCT unnest($1::text[]) AS address) a
    JOIN customers c ON c.workspace_id = current_workspace() AND c.email_norm = a.address`, [addresses])
}
