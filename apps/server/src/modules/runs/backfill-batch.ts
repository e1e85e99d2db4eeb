import type { Deps } from '../../deps.ts'
import type { Tx } from '../../db/postgres.ts'
import { toPublicId } from '../../db/public-id.ts'
import { segmentMembers } from '../segments/index.ts'
import { enterRuns } from './enter-runs.ts'
import { loadPlans } from './load-plans.ts'
import { moveBackfill } from './published-journeys-repository.ts'
import type { UnsettledJourney } from './published-journeys-repository.ts'
import { findCustomersOfVersion } from './runs-repository.ts'

/** Few enough that people who do something meanwhile hardly wait. */
const batchSize = 500

/**
 * Enters the next members of the segment a journey starts from, and notes how far it came in the same transaction. Whoever
 * entered this version by themselves meanwhile is passed over.
 */
export async function backfillBatch(deps: Pick<Deps, 'db' | 'wake'>, tx: Tx, { journey, now }: { readonly journey: UnsettledJourney; readonly now: number }): Promise<number> {
  const { journeyId, version, segmentId, backfillAfter } = journey
  const plan = version === null ? null : (await loadPlans(deps.db, tx, [{ journeyId, version }])).of({ journeyId, version })?.plan ?? null
  if (version === null || plan === null || segmentId === null) {
    await moveBackfill(tx, journeyId, null)
    return 0
  }
  const members = await segmentMembers(tx, segmentId, { after: backfillAfter ?? -1, limit: batchSize })
  const present = await findCustomersOfVersion(tx, { journeyId, version, customerIds: members.map((member) => member.customerId) })
  const because = { trigger: 'backfill', segmentId: toPublicId('segment', segmentId) }
  const entrants = members.filter((member) => !present.has(member.customerId))
    .map(({ customerId }) => ({ journeyId, version, customerId, entry: plan.entry, because, isBulk: true, meeting: { kind: 'enter', key: null, occasion: `backfill:${version}`, entry: { event: null, cause: because } } as const }))
  await enterRuns(deps, tx, { entrants, now })
  const last = members.at(-1)
  await moveBackfill(tx, journeyId, members.length < batchSize || last === undefined ? null : last.number)
  return members.length
}
