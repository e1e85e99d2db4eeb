import type { Deps } from './deps.ts'
import type { Tx } from './db/postgres.ts'
import type { ChangedCustomer } from './modules/customers/index.ts'
import type { ListUse, SegmentUse } from './modules/runs/index.ts'
import type { SegmentChange } from './modules/segments/index.ts'

/** Where a lower module must reach a higher one: composed at the root, so that imports still point one way. */
export interface Hooks {
  /** People entered or left segments: starts the journeys that wait for it, in the same transaction. */
  segmentsChanged(deps: Deps, tx: Tx, change: { readonly changes: readonly SegmentChange[]; readonly now: number }): Promise<void>
  /** Makes a change of people that has to lock them, and brings every segment up to date that it can touch. */
  changeMemberships(deps: Deps, tx: Tx, given: { readonly change: () => Promise<readonly ChangedCustomer[]>; readonly now: number }): Promise<void>
  /** Makes a change of the workspace's time zone, and has all segments computed anew that go by it. */
  changeZone(deps: Deps, tx: Tx, given: { readonly change: () => Promise<void> }): Promise<void>
  /** Segments and live or paused journeys that look at these lists or change them: such a list is not deleted. */
  listUses(tx: Tx, listIds: readonly string[]): Promise<ListUse[]>
  /** Live and paused journeys that look at these segments: such a segment is not archived, and its changes start runs. */
  segmentUses(tx: Tx, segmentIds: readonly string[]): Promise<SegmentUse[]>
}
