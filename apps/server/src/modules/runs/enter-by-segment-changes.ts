import type { Deps } from '../../deps.ts'
import type { Tx } from '../../db/postgres.ts'
import { toPublicId } from '../../db/public-id.ts'
import type { SegmentChange } from '../segments/index.ts'
import { enterRuns } from './enter-runs.ts'
import type { Entrant } from './enter-runs.ts'
import { entrySlot } from './entry-slot.ts'
import { loadPlans } from './load-plans.ts'
import { findJourneysBySegments } from './published-journeys-repository.ts'

/** Starts the journeys that wait for people to enter these segments, in the transaction that changes the memberships. */
export async function enterBySegmentChanges(deps: Pick<Deps, 'db' | 'wake'>, tx: Tx, given: { readonly changes: readonly SegmentChange[]; readonly now: number }): Promise<{ entered: number }> {
  const { now } = given
  const added = given.changes.filter((change) => change.added)
  if (added.length === 0) return { entered: 0 }
  const journeys = await findJourneysBySegments(tx, [...new Set(added.map((change) => change.segmentId))])
  if (journeys.length === 0) return { entered: 0 }
  const plans = await loadPlans(deps.db, tx, journeys)
  const entrants: Entrant[] = []
  for (const { journeyId, version, status, segmentId } of journeys) {
    const plan = plans.of({ journeyId, version })?.plan
    if (!plan) continue
    // One entry per person and instant: a membership cannot begin twice at the same time.
    const slot = entrySlot(plan.entry, { key: null, occasion: `change:${segmentId}:${now}` })
    const because = { trigger: 'segmentEntered', segmentId: toPublicId('segment', segmentId) }
    for (const change of added) {
      if (change.segmentId !== segmentId) continue
      entrants.push({ journeyId, version, customerId: change.customerId, because, admission: status === 'paused' ? { kind: 'refuse', reason: 'journeyPaused' } : { kind: 'enter', ...slot, entry: { event: null } } })
    }
  }
  return enterRuns(deps, tx, { entrants, now })
}
