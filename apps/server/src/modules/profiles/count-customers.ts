import type { Deps } from '../../deps.ts'
import { fromPublicId } from '../../db/public-id.ts'
import type { Tx } from '../../db/postgres.ts'
import { AppError } from '../../errors/app-error.ts'
import { estimateCustomers } from '../customers/index.ts'
import { loadSegment } from '../segments/index.ts'
import type { CustomerFilter } from './customer-filter.ts'
import { asksNothing, countFound } from './find-customers.ts'

export const countPrecisions = ['exact', 'estimate', 'atLeast'] as const
export interface CustomerCount { readonly count: number; readonly precision: (typeof countPrecisions)[number] }

/** Beyond this many, counting everybody each time a list is opened would cost more than the figure is worth. */
const mostCounted = 200_000

/** How many customers fit the filter, and how sure that is. Throws NOT_FOUND for a segment that is not there. */
export async function countCustomers(deps: Pick<Deps, 'secrets'>, tx: Tx, filter: CustomerFilter): Promise<CustomerCount> {
  if (asksNothing(filter)) {
    const { count, isExact } = await estimateCustomers(tx, mostCounted)
    return { count, precision: isExact ? 'exact' : 'estimate' }
  }
  const { segmentId, ...others } = filter
  if (segmentId !== undefined && asksNothing(others)) return { count: await membersOf(tx, segmentId), precision: 'exact' }
  const { count, isWhole } = await countFound(deps, tx, filter)
  return { count, precision: isWhole ? 'exact' : 'atLeast' }
}

async function membersOf(tx: Tx, segmentId: string): Promise<number> {
  const segment = await loadSegment(tx, fromPublicId('segment', segmentId))
  if (segment === null) throw new AppError('NOT_FOUND', 'There is no segment with this id.')
  return segment.memberCount
}
