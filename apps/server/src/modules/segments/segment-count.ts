import type { Tx } from '../../db/postgres.ts'
import { countCustomers } from '../customers/index.ts'
import { loadWorkspace } from '../workspaces/index.ts'
import { requireSegment } from './save-segment.ts'
import { loadDue } from './segments-repository.ts'

export interface SegmentCount { readonly count: number; readonly total: number; readonly computedAt: number | null }

/**
 * Members of a segment and customers of the workspace. Membership follows every event at once, so it is as of now, or as of the
 * moment from which people are due whom time moves; null while the rule has not been computed for everybody.
 */
export async function segmentCount(tx: Tx, segmentId: string): Promise<SegmentCount> {
  const segment = await requireSegment(tx, segmentId)
  const { now } = await loadWorkspace(tx)
  const dueAt = await loadDue(tx, segmentId)
  return { count: segment.memberCount, total: await countCustomers(tx), computedAt: segment.computedAt === null ? null : Math.min(now, dueAt ?? now) }
}
