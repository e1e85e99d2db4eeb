import type { Deps } from '../../deps.ts'
import type { Tx } from '../../db/postgres.ts'
import { toPublicId } from '../../db/public-id.ts'
import type { SegmentChange } from '../segments/index.ts'
import { enterRuns } from './enter-runs.ts'
import type { Entrant, Meeting } from './enter-runs.ts'
import { loadPlans } from './load-plans.ts'
import { findJourneysBySegments } from './published-journeys-repository.ts'

const fewChanges = 200

/** Starts the journeys that wait for people to enter or leave these segments, in the transaction that changes the memberships. */
export async function enterBySegmentChanges(deps: Pick<Deps, 'db' | 'wake'>, tx: Tx, { changes, now }: { readonly changes: readonly SegmentChange[]; readonly now: number }): Promise<void> {
  // A recomputed segment moves people by the thousand, what somebody does moves them alone.
  const isBulk = changes.length > fewChanges
  const journeys = await findJourneysBySegments(tx, [...new Set(changes.map((change) => change.segmentId))])
  if (journeys.length === 0) return
  const plans = await loadPlans(deps.db, tx, journeys)
  const entrants: Entrant[] = []
  for (const { journeyId, version, status, segmentId, isLeaving } of journeys) {
    const entry = plans.of({ journeyId, version })?.plan.entry
    if (!entry) continue
    // One entry per person and instant: a membership cannot begin or end twice at the same time.
    const meeting: Meeting = status === 'paused' ? { kind: 'refuse', reason: 'journeyPaused' } : { kind: 'enter', key: null, occasion: `change:${segmentId}:${now}`, entry: { event: null } }
    const because = { trigger: isLeaving ? 'segmentLeft' : 'segmentEntered', segmentId: toPublicId('segment', segmentId) }
    for (const change of changes) {
      if (change.segmentId === segmentId && change.added !== isLeaving) entrants.push({ journeyId, version, customerId: change.customerId, entry, because, meeting, isBulk })
    }
  }
  await enterRuns(deps, tx, { entrants, now })
}
