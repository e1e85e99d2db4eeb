import type { Tx } from '../../db/postgres.ts'

// Reads and clears tables of all modules: this module stands above them all.

/** Nothing that somebody made or that happened: then nothing can be lost. Keys and settings do not count. */
export async function isEmptyWorkspace(tx: Tx): Promise<boolean> {
  const [row] = await tx.query<{ isEmpty: boolean }>(`
    SELECT NOT (EXISTS (SELECT 1 FROM customers WHERE workspace_id = $1) OR EXISTS (SELECT 1 FROM event_log WHERE workspace_id = $1) OR EXISTS (SELECT 1 FROM segments WHERE workspace_id = $1) OR EXISTS (SELECT 1 FROM lists WHERE workspace_id = $1)
      OR EXISTS (SELECT 1 FROM templates WHERE workspace_id = $1) OR EXISTS (SELECT 1 FROM journeys WHERE workspace_id = $1)) AS "isEmpty"`, [tx.workspaceId])
  return row?.isEmpty ?? false
}

/** Makes it a sandbox whose clock stands in the past. */
export async function sendClockBack(tx: Tx, byMs: number): Promise<void> {
  await tx.query('UPDATE workspaces SET is_sandbox = true, clock_offset_ms = $1, clock_held_at = NULL, clock_held_until = NULL WHERE id = current_workspace()', [-byMs])
}

/** The workspace as it was before: its time is everybody's time. */
export async function bringClockBack(tx: Tx, wasSandbox: boolean): Promise<void> {
  await tx.query('UPDATE workspaces SET is_sandbox = $1, clock_offset_ms = 0, clock_held_at = NULL, clock_held_until = NULL WHERE id = current_workspace()', [wasSandbox])
}

/** Unless somebody has set theirs. */
export async function giveAddress(tx: Tx, address: string): Promise<void> {
  await tx.query(`UPDATE workspaces SET postal_address = $1 WHERE id = current_workspace() AND trim(postal_address) = ''`, [address])
}

/** An invented address must not stay where nothing invented is left. */
export async function takeAddressBack(tx: Tx, address: string): Promise<void> {
  await tx.query(`UPDATE workspaces SET postal_address = '' WHERE id = current_workspace() AND postal_address = $1`, [address])
}

export interface DemoMail { readonly id: string; readonly nodeId: string; readonly userId: string; readonly cart: Record<string, unknown>; readonly links: readonly string[]; readonly sentAt: number }

/** Mails sent since a moment, with whose they are and about which cart. */
export async function mailsSentSince(tx: Tx, since: number): Promise<DemoMail[]> {
  return tx.query<DemoMail>(`
    SELECT m.id, m.node_id AS "nodeId", c.user_id AS "userId", m.payload->'event'->'properties' AS cart, coalesce(m.links, '{}') AS links, (extract(epoch FROM m.sent_at) * 1000)::float8 AS "sentAt"
    FROM messages m JOIN customers c ON c.workspace_id = $1 AND c.id = m.customer_id
    WHERE m.workspace_id = $1 AND m.state = 'sent' AND m.sent_at > to_timestamp($2::float8 / 1000) ORDER BY m.sent_at, m.id`, [tx.workspaceId, since])
}

/** In this order, so that nothing is put back by what is cleared later: first what waits, then what happened, then what was made. */
export const clearedTables = [
  'event_inbox', 'run_inputs', 'messages', 'mailbox_messages', 'runs', 'customer_events', 'event_failures', 'event_log', 'outbox', 'outbox_exports', 'analytics_rebuilds', 'import_rejects', 'imports', 'subscriptions', 'consent_events',
  'suppressions', 'erasures', 'customer_merges', 'customer_identities', 'customers', 'customer_zones', 'zone_moves', 'segment_refreshes', 'segments', 'lists', 'entry_gates', 'journeys', 'templates',
] as const

export async function clearTables(tx: Tx): Promise<void> {
  for (const table of clearedTables) await tx.query(`DELETE FROM ${table} WHERE workspace_id = current_workspace()`)
}
