import type { Tx } from '../../db/postgres.ts'

/** A mail that takes a place under the frequency caps of its person. */
export interface CountedSend { readonly customerId: string; readonly messageId: string; /** Epoch milliseconds. */ readonly at: number }

/**
 * Mails to these people that count within the last so many milliseconds: sent, being sent, of unknown fate, and those whose attempt failed
 * and that are still to be sent again. Ask behind the lock on the people, so that nobody counts one meanwhile.
 */
export function loadCountedSends(tx: Tx, of: { readonly customerIds: readonly string[]; readonly withinMs: number }): Promise<CountedSend[]> {
  return tx.prepared<CountedSend & object>('counted_sends', `
    SELECT customer_id AS "customerId", id AS "messageId", (extract(epoch FROM counted_at) * 1000)::float8 AS at FROM messages
    WHERE workspace_id = $1 AND customer_id = ANY($2::uuid[]) AND counted_at > (SELECT workspace_now()) - $3::float8 * interval '1 millisecond'`,
    [tx.workspaceId, of.customerIds, of.withinMs])
}
