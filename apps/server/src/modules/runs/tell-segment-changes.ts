import { signals } from '@sendero/flow-engine'
import type { Deps } from '../../deps.ts'
import type { Tx } from '../../db/postgres.ts'
import { toPublicId } from '../../db/public-id.ts'
import { appendEventsIn } from '../events/index.ts'
import type { SegmentChange } from '../segments/index.ts'
import { findWatchedSegments } from './published-journeys-repository.ts'
import { signalCall } from './signal-call.ts'

/**
 * Tells runs who entered or left a segment they may wait for, in the transaction that changes the memberships: as events, so that
 * none is lost between a step and its commit, and none is told twice.
 */
export async function tellSegmentChanges(deps: Deps, tx: Tx, { changes, now }: { readonly changes: readonly SegmentChange[]; readonly now: number }): Promise<void> {
  const watched = await findWatchedSegments(tx, [...new Set(changes.map((change) => change.segmentId))])
  const told = changes.filter((change) => watched.has(change.segmentId))
  if (told.length === 0) return
  await appendEventsIn(deps, tx, told.map(({ segmentId, customerId, added }) => signalCall({
    name: added ? signals.segmentEntered : signals.segmentLeft, customerId, occurredAt: now, properties: { segmentId: toPublicId('segment', segmentId) },
  })))
}
