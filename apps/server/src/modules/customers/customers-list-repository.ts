import type { Tx } from '../../db/postgres.ts'
import { loadCustomers } from './customers-repository.ts'
import type { Customer } from './customer.ts'
import { normalizeEmail } from './normalize-email.ts'

/** The id of the customer with this userId, or with a name that became theirs. */
export async function findByIdentity(tx: Tx, userId: string): Promise<string | null> {
  const [row] = await tx.prepared<{ id: string }>('find_by_user_id', `
    SELECT customer_id AS id FROM customer_identities WHERE workspace_id = $1 AND kind = 'user' AND value = $2`, [tx.workspaceId, userId])
  return row?.id ?? null
}

// Above every text that begins with the prefix. Ranges, because under row level security LIKE would read the whole table.
const lastCharacter = '\u{10FFFF}'

/** Customers with numbers below `before`, newest first; with `q` those whose userId or e-mail address begins with it. */
export async function listCustomers(tx: Tx, page: { readonly q: string | null; readonly before: number | null; readonly limit: number }): Promise<Customer[]> {
  const q = page.q?.trim() ?? ''
  const rows = q === ''
    ? await tx.query<{ id: string }>('SELECT id FROM customers WHERE workspace_id = $1 AND ($2::int IS NULL OR number < $2) ORDER BY number DESC LIMIT $3', [tx.workspaceId, page.before, page.limit])
    : await searchCustomers(tx, { ...page, q })
  const customers = await loadCustomers(tx, rows.map(({ id }) => id))
  return rows.flatMap(({ id }) => customers.get(id) ?? [])
}

async function searchCustomers(tx: Tx, { q, before, limit }: { q: string; before: number | null; limit: number }): Promise<{ id: string }[]> {
  const email = normalizeEmail(q) ?? q.normalize('NFC').toLowerCase()
  // Two ranges of two indexes: as one condition with OR the planner would rather walk over everybody.
  return tx.query<{ id: string }>(`
    SELECT id FROM (
      SELECT id, number FROM customers WHERE workspace_id = $1 AND user_id >= $2 AND user_id < $3 AND ($6::int IS NULL OR number < $6)
      UNION
      SELECT id, number FROM customers WHERE workspace_id = $1 AND email_norm >= $4 AND email_norm < $5 AND ($6::int IS NULL OR number < $6)
    ) found ORDER BY number DESC LIMIT $7`, [tx.workspaceId, q, q + lastCharacter, email, email + lastCharacter, before, limit])
}
