import type { RunStatus } from '@sendero/flow-engine'
import type { Tx } from '../../db/postgres.ts'

export interface RunOfJourney {
  readonly id: string
  readonly version: number
  readonly status: RunStatus
  readonly endReason: string | null
  /** Null before the first step. */
  readonly nodeId: string | null
  readonly wakeAt: Date | null
  readonly waitEvent: string | null
  readonly isHeld: boolean
  readonly startedAt: Date
  readonly endedAt: Date | null
}

/** All runs of a customer in one journey, the oldest first. */
export function listRunsOfCustomer(tx: Tx, { journeyId, customerId }: { readonly journeyId: string; readonly customerId: string }): Promise<RunOfJourney[]> {
  return tx.query<RunOfJourney & object>(`
    SELECT id, version, status, end_reason AS "endReason", node_id AS "nodeId", wake_at AS "wakeAt", wait_event AS "waitEvent", is_held AS "isHeld",
      started_at AS "startedAt", ended_at AS "endedAt"
    FROM runs WHERE workspace_id = current_workspace() AND journey_id = $1 AND customer_id = $2 ORDER BY started_at, id`, [journeyId, customerId])
}
