import type { Deps } from '../../deps.ts'
import { waitForExport } from '../outbox/index.ts'
import { closeErasures, openErasures } from './erasures-repository.ts'

const mostAtOnce = 500
const exportTimeoutMs = 10_000

/**
 * Makes ClickHouse forget people who were erased from PostgreSQL. Rewrites the parts that hold their rows: a lightweight DELETE
 * would only hide them. Node visits stay, because journeys count them, without the facts they were decided from.
 * Throws when ClickHouse is away; calling it again goes on where it stopped.
 */
export async function finishErasures(deps: Deps, workspaceId: string): Promise<{ finished: number }> {
  const open = await deps.db.withWorkspace(workspaceId, (tx) => openErasures(tx, mostAtOnce))
  if (open.length === 0) return { finished: 0 }
  // Rows still on their way would arrive after the deletion.
  if (!await waitForExport(deps, workspaceId, exportTimeoutMs)) return { finished: 0 }
  const numbers = open.flatMap((erasure) => erasure.numbers)
  const customerIds = open.flatMap((erasure) => erasure.customerIds)
  for (const statement of statements) {
    await deps.clickhouse.command({ query: `${statement} SETTINGS mutations_sync = 2`, query_params: { workspaceId, numbers, customerIds } })
  }
  await deps.db.withWorkspace(workspaceId, (tx) => closeErasures(tx, customerIds))
  return { finished: open.length }
}

const ofNumbers = 'WHERE workspace_id = {workspaceId:UUID} AND number IN {numbers:Array(UInt32)}'

const statements = [
  `ALTER TABLE events DELETE ${ofNumbers}`,
  `ALTER TABLE list_members DELETE ${ofNumbers}`,
  `ALTER TABLE customer_ids DELETE ${ofNumbers}`,
  `ALTER TABLE segment_changes DELETE ${ofNumbers}`,
  // After all that is told apart by it: whoever compares in between knows by this row that the number is nobody's.
  `ALTER TABLE customers DELETE ${ofNumbers}`,
  `ALTER TABLE node_visits UPDATE inputs = '{}' WHERE workspace_id = {workspaceId:UUID} AND customer_id IN {customerIds:Array(UUID)}`,
] as const
