import type { JsonObject } from '@sendero/flow-engine'
import type { Tx } from '../../db/postgres.ts'
import { loadWaiting } from './outbox-repository.ts'

/** Node visits that have not reached ClickHouse yet, as rows of its table. Read these first and ClickHouse after: a row may be in both, never in neither. */
export async function pendingVisits(tx: Tx, matches: (visit: JsonObject) => boolean): Promise<JsonObject[]> {
  const payloads = await loadWaiting(tx, 'node_visits')
  return payloads.flatMap((payload) => payload.split('\n').map((line) => JSON.parse(line) as JsonObject)).filter(matches)
}
