import type { Tx } from '../../db/postgres.ts'

/** A message as a token finds it. */
export interface FoundMessage {
  readonly id: string
  readonly customerId: string | null
  readonly journeyId: string | null
  readonly nodeId: string | null
  readonly templateId: string | null
  readonly templateVersion: number | null
  readonly links: readonly string[]
}

export async function findMessage(tx: Tx, id: string): Promise<FoundMessage | null> {
  const rows = await tx.prepared<FoundMessage>('find_message', `
    SELECT id, customer_id AS "customerId", journey_id AS "journeyId", node_id AS "nodeId", template_id AS "templateId", template_version AS "templateVersion", coalesce(links, '{}') AS links FROM messages WHERE workspace_id = $1 AND id = $2`, [tx.workspaceId, id])
  return rows[0] ?? null
}

/** A click proves that the mail was seen, too. The first time stands. */
const marks = {
  opened: 'opened_at = coalesce(opened_at, to_timestamp($3::float8 / 1000))',
  clicked: 'clicked_at = coalesce(clicked_at, to_timestamp($3::float8 / 1000)), opened_at = coalesce(opened_at, to_timestamp($3::float8 / 1000))',
  unsubscribed: 'unsubscribed_at = coalesce(unsubscribed_at, to_timestamp($3::float8 / 1000))',
} as const

export async function markMessage(tx: Tx, id: string, of: { readonly mark: keyof typeof marks; readonly now: number }): Promise<void> {
  await tx.query(`UPDATE messages SET ${marks[of.mark]} WHERE workspace_id = $1 AND id = $2`, [tx.workspaceId, id, of.now])
}
