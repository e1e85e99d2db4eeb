import type { Tx } from '../../db/postgres.ts'
import type { JourneyStatus } from '../runs/index.ts'

export interface CalendarJourney {
  readonly status: JourneyStatus
  readonly version: number | null
  /** Nobody enters although it is live. */
  readonly isEntryClosed: boolean
}

/** Keeps a journey as it is until the end of the transaction: who pauses it or publishes a version waits for us. */
export async function holdJourney(tx: Tx, journeyId: string): Promise<CalendarJourney | null> {
  const [row] = await tx.prepared<CalendarJourney & object>('calendar_hold_journey', `
    SELECT status, published_version AS version, is_entry_closed AS "isEntryClosed" FROM journeys WHERE workspace_id = current_workspace() AND id = $1 AND archived_at IS NULL FOR SHARE`, [journeyId])
  return row ?? null
}
