import type { Tx } from '../../db/postgres.ts'

/** Addresses of those of these customers whom marketing may be written to, leaving suppressions aside. */
export async function subscribedAddresses(tx: Tx, numbers: readonly number[]): Promise<string[]> {
  const rows = await tx.query<{ email: string }>(`
    SELECT c.email FROM unnest($1::int[]) AS n(number)
    JOIN customers c ON c.workspace_id = current_workspace() AND c.number = n.number AND c.email IS NOT NULL
    JOIN subscriptions s ON s.workspace_id = current_workspace() AND s.customer_id = c.id AND s.channel = 'email' AND s.status = 'subscribed'`, [numbers])
  return rows.map(({ email }) => email)
}

export async function hasSuppressions(tx: Tx): Promise<boolean> {
  const [row] = await tx.query<{ any: boolean }>(`SELECT EXISTS (SELECT 1 FROM suppressions WHERE workspace_id = current_workspace() AND channel = 'email') AS any`)
  return row?.any === true
}
