import type { Tx } from '../../db/postgres.ts'

/** Whom mails of the workspace come from; what is left out stays as it is. */
export async function setSender(tx: Tx, sender: { readonly fromName: string | undefined; readonly fromEmail: string | undefined }): Promise<void> {
  await tx.query('UPDATE workspaces SET from_name = coalesce($1, from_name), from_email = coalesce($2, from_email) WHERE id = current_workspace()', [sender.fromName ?? null, sender.fromEmail ?? null])
}
