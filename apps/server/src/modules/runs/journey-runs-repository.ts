import type { RunStatus } from '@sendero/flow-engine'
import type { Tx } from '../../db/postgres.ts'
import type { RunOfJourney } from './runs-of-customer-repository.ts'

export interface RunListed extends RunOfJourney {
  readonly customerId: string
  /** When it last moved: since then it stands where it stands. */
  readonly updatedAt: Date
}

interface Page {
  readonly journeyId: string
  readonly status: RunStatus | undefined
  /** Null: of everybody. */
  readonly customerIds: readonly string[] | null
  /** Id of the last run of the page before. */
  readonly before: string | null
  readonly limit: number
}

/** Runs of a journey, those started last first; one more than the limit. */
export function listRunsOfJourney(tx: Tx, { journeyId, status, customerIds, before, limit }: Page): Promise<RunListed[]> {
  return tx.query<RunListed & object>(`
    SELECT id, customer_id AS "customerId", version, status, end_reason AS "endReason", node_id AS "nodeId", wake_at AS "wakeAt", wait_event AS "waitEvent", is_held AS "isHeld",
      started_at AS "startedAt", ended_at AS "endedAt", updated_at AS "updatedAt"
    FROM runs WHERE workspace_id = current_workspace() AND journey_id = $1 AND ($2::text IS NULL OR status = $2) AND ($3::uuid[] IS NULL OR customer_id = ANY($3::uuid[]))
      AND ($4::uuid IS NULL OR id < $4)
    ORDER BY id DESC LIMIT $5`, [journeyId, status ?? null, customerIds, before, limit + 1])
}
