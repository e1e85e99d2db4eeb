import type { Deps } from '../../deps.ts'
import { waitForExport } from '../outbox/index.ts'
import { clearTables, takeAddressBack } from './demo-workspace-repository.ts'
import { shopAddress } from './shop/shop-address.ts'

const exportMs = 30_000

/** Takes everything out of a workspace that a load put there. It is the workspace of nobody's work: see isEmptyWorkspace. */
export async function clearWorkspace(deps: Deps, workspaceId: string): Promise<void> {
  // What is on its way to ClickHouse would arrive there after the deletion.
  await waitForExport(deps, workspaceId, exportMs)
  await deps.db.withWorkspace(workspaceId, async (tx) => {
    await clearTables(tx)
    await takeAddressBack(tx, shopAddress)
  })
  for (const table of ['events', 'customers', 'node_visits', 'segment_changes', 'list_members', 'customer_ids']) {
    await deps.clickhouse.command({ query: `ALTER TABLE ${table} DELETE WHERE workspace_id = {workspaceId:UUID} SETTINGS mutations_sync = 2`, query_params: { workspaceId } })
  }
}
