import type { Channel } from '@sendero/flow-engine'
import type { Tx } from '../../db/postgres.ts'

interface Asked {
  readonly customerIds: readonly string[]
  readonly channel: Channel
  /** Milliseconds before now, by the clock of the workspace. */
  readonly withinMs: number
}

/**
 * How many marketing messages went to these people over a channel in the last so many milliseconds, by customer id; 0 is left out. What may have gone counts, and
 * what waits to go, however late: who is written to in the morning has had their share at night. */
export async function countRecentSends(tx: Tx, { customerIds, channel, withinMs }: Asked): Promise<Map<string, number>> {
  const rows = await tx.prepared<{ customerId: string; count: number }>('count_recent_sends', `
    SELECT customer_id AS "customerId", count(*) AS count FROM messages
    WHERE workspace_id = $1 AND customer_id = ANY($2::uuid[]) AND channel = $3 AND class = 'marketing' AND state IN ('queued', 'sending', 'sent', 'unknown')
      AND coalesce(sent_at, counted_at, due_at, created_at) > (SELECT workspace_now()) - $4::float8 * interval '1 millisecond'
    GROUP BY customer_id`, [tx.workspaceId, customerIds, channel, withinMs])
  return new Map(rows.map(({ customerId, count }) => [customerId, count]))
}
