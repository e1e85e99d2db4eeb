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

export interface JourneyOfCustomer extends RunOfJourney {
  readonly journeyId: string
  /** How many runs they had in it; the other members are those of the newest. */
  readonly runs: number
}

/** Journeys a customer ever entered, with their newest run in each, the newest first. */
export function listJourneysOfCustomer(tx: Tx, customerId: string, limit: number): Promise<JourneyOfCustomer[]> {
  // Journey by journey, because runs have an index by journey and customer and none by customer alone: one more would slow every step of every run.
  return tx.query<JourneyOfCustomer & object>(`
    SELECT j.id AS "journeyId", r.* FROM journeys j
    JOIN LATERAL (
      SELECT id, version, status, end_reason AS "endReason", node_id AS "nodeId", wake_at AS "wakeAt", wait_event AS "waitEvent", is_held AS "isHeld",
        started_at AS "startedAt", ended_at AS "endedAt", count(*) OVER () AS runs
      FROM runs WHERE workspace_id = current_workspace() AND journey_id = j.id AND customer_id = $1 ORDER BY started_at DESC, id DESC LIMIT 1
    ) r ON true
    WHERE j.workspace_id = current_workspace() AND j.published_version IS NOT NULL ORDER BY r."startedAt" DESC, r.id DESC LIMIT $2`, [customerId, limit])
}
