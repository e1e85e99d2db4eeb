import type { JsonObject } from '@sendero/flow-engine'
import type { Tx } from '../../db/postgres.ts'
import { loadWaitingRows } from './load-waiting-rows.ts'

/** Node visits that have not reached ClickHouse yet, as rows of its table. Read these first and ClickHouse after: a row may be in both, never in neither. */
export async function pendingVisits(tx: Tx, matches: (visit: JsonObject) => boolean): Promise<JsonObject[]> {
  return (await loadWaitingRows(tx, 'node_visits')).filter(matches)
}
