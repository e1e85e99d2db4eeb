import type { Tx } from '../../db/postgres.ts'

/** What became of the message a visit of a run asked for. */
export interface RunMessageFate {
  readonly id: string
  readonly runId: string
  readonly visit: number
  readonly nodeId: string | null
  readonly channel: 'email' | 'webhook'
  readonly state: string
  readonly reason: string | null
  /** What the provider or the template said, or which rule it was. */
  readonly error: string | null
  /** Epoch milliseconds. */
  readonly dueAt: number | null
  readonly sentAt: number | null
  readonly openedAt: number | null
  readonly clickedAt: number | null
}

/** Messages of these runs in the order of their visits. */
export function messagesOfRuns(tx: Tx, runIds: readonly string[], limit: number): Promise<RunMessageFate[]> {
  const ms = (column: string, name: string): string => `(extract(epoch FROM ${column}) * 1000)::float8 AS "${name}"`
  return tx.query<RunMessageFate & object>(`
    SELECT id, run_id AS "runId", visit, node_id AS "nodeId", channel, state, reason, error, ${ms('due_at', 'dueAt')}, ${ms('sent_at', 'sentAt')}, ${ms('opened_at', 'openedAt')}, ${ms('clicked_at', 'clickedAt')}
    FROM messages WHERE workspace_id = $1 AND run_id = ANY($2::uuid[]) ORDER BY run_id, visit LIMIT $3`, [tx.workspaceId, runIds, limit])
}
