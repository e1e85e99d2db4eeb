import type { Tx } from '../../db/postgres.ts'

export interface NumberedCustomer { readonly customerId: string; readonly number: number }

/** Whose numbers these are, in the order of the numbers; numbers of nobody are left out. */
export async function customersByNumbers(tx: Tx, numbers: readonly number[]): Promise<NumberedCustomer[]> {
  if (numbers.length === 0) return []
  return tx.prepared<NumberedCustomer>('customers_by_numbers', `
    SELECT id AS "customerId", number FROM customers WHERE workspace_id = current_workspace() AND number = ANY($1::int[]) ORDER BY number`, [numbers])
}

/** The next customers in the order of their numbers: the way to walk over everybody. */
export async function customersAfterNumber(tx: Tx, after: number, limit: number): Promise<NumberedCustomer[]> {
  return tx.prepared<NumberedCustomer>('customers_after_number', `
    SELECT id AS "customerId", number FROM customers WHERE workspace_id = current_workspace() AND number > $1 ORDER BY number LIMIT $2`, [after, limit])
}

export async function countCustomers(tx: Tx): Promise<number> {
  const [row] = await tx.query<{ count: number }>('SELECT count(*) AS count FROM customers WHERE workspace_id = current_workspace()')
  return row?.count ?? 0
}

/** Counts up to `most`; beyond it says how many numbers were ever given, which is a little too high where people were merged or erased. */
export async function estimateCustomers(tx: Tx, most: number): Promise<{ readonly count: number; readonly isExact: boolean }> {
  const [row] = await tx.query<{ count: number; given: number }>(`
    SELECT (SELECT count(*) FROM (SELECT FROM customers WHERE workspace_id = current_workspace() LIMIT $1) counted) AS count,
      (SELECT next_customer_number FROM workspaces WHERE id = current_workspace()) AS given`, [most + 1])
  const { count, given } = row ?? { count: 0, given: 0 }
  return count <= most ? { count, isExact: true } : { count: given, isExact: false }
}
