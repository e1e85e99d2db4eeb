import type { JsonObject } from '@sendero/flow-engine'
import type { Tx } from '../../db/postgres.ts'

/** Appends to the audit log of the workspace, in the transaction of the deed: one is not there without the other. */
export async function recordAudit(tx: Tx, entry: { actor: string; action: string; target: string | null; data: JsonObject }): Promise<void> {
  await tx.query('INSERT INTO audit_log (workspace_id, actor, action, target, data) VALUES ($1, $2, $3, $4, $5)', [tx.workspaceId, entry.actor, entry.action, entry.target, JSON.stringify(entry.data)])
}
