import type { Tx } from '../../db/postgres.ts'
import type { FrequencyCap, QuietHours } from './sending-rules.ts'

/** A rule and the instant since which it stands, RFC 3339 by the workspace clock: what was sent before is not held against it. */
export type Since<Rule> = Rule & { readonly since: string }
export interface StoredRules { readonly frequencyCaps: readonly Since<FrequencyCap>[]; readonly quietHours: Since<QuietHours> | null }

/** The stored rules, held until the end of the transaction: of two changes one waits for the other. */
export async function lockSendingRules(tx: Tx): Promise<StoredRules> {
  const [row] = await tx.query<{ rules: StoredRules }>('SELECT sending_rules AS rules FROM workspaces WHERE id = current_workspace() FOR NO KEY UPDATE')
  if (!row) throw new Error('The workspace of this transaction does not exist')
  return row.rules
}

/**
 * Stores rules under a new revision. What waits for an hour that the old rules named is due at once, and judged by the new ones. This
 * writes a table of the module above: messages must not wait for longer than their workspace wants them to, so it is one deed with the change.
 */
export async function writeSendingRules(tx: Tx, rules: StoredRules): Promise<void> {
  await tx.query('UPDATE workspaces SET sending_rules = $1, sending_rules_revision = sending_rules_revision + 1 WHERE id = current_workspace()', [JSON.stringify(rules)])
  await tx.query(`UPDATE messages SET due_at = workspace_now() WHERE workspace_id = current_workspace() AND state = 'queued' AND reason = 'quiet_hours' AND due_at IS NOT NULL`)
}
