import type { JsonObject } from '@sendero/flow-engine'
import type { Tx } from '../../db/postgres.ts'
import { loadWaiting } from './outbox-repository.ts'
import { toRows } from './outbox-lines.ts'
import type { OutboxTarget } from './write-outbox.ts'

/** What waits to be copied to one table of ClickHouse, as its rows. */
export async function loadWaitingRows(tx: Tx, target: OutboxTarget): Promise<JsonObject[]> {
  const payloads = await loadWaiting(tx, target)
  return payloads.flatMap((payload) => toRows(payload).split('\n').map((line) => JSON.parse(line) as JsonObject))
}
