import { setTimeout as sleep } from 'node:timers/promises'
import type { Deps } from '../../deps.ts'
import type { Tx } from '../../db/postgres.ts'
import { loadWorkspace } from '../workspaces/index.ts'
import { backfillBatch } from './backfill-batch.ts'
import { endRuns } from './end-runs.ts'
import { lockUnsettledJourney, markSettled } from './published-journeys-repository.ts'
import type { UnsettledJourney } from './published-journeys-repository.ts'
import { lockActiveRunsOfJourney, lockHeldRuns, releaseHeldRuns } from './runs-repository.ts'
import { countPeopleInJourneys } from './standing-runs-repository.ts'

const batchSize = 1_000

/**
 * Lets runs follow what happened to their journey: releases the held runs of resumed ones, ends the runs of stopped ones,
 * enters people into those that are being backfilled. Every batch is a transaction of its own that notes how far it came, so
 * it goes on after a crash and does nothing twice. Stops at `until` (performance.now). Returns how many people it touched.
 */
export async function settleJourneys(deps: Deps, given: { readonly workspaceId: string; readonly until: number; readonly journeyId?: string }): Promise<number> {
  const { workspaceId, until, journeyId = null } = given
  let total = 0
  while (performance.now() < until) {
    const done = await deps.db.withWorkspace(workspaceId, (tx) => settleBatch(deps, tx, journeyId))
    if (done === null) break
    total += done.people
    if (done.people > 0) deps.live.publish({ kind: 'journey', workspaceId, journeyId: done.journeyId })
    // All that are left are being stepped at this moment: a batch takes a few hundredths of a second.
    else if (!done.isDone) await sleep(20)
  }
  return total
}

interface Settled {
  readonly journeyId: string
  readonly people: number
  readonly isDone: boolean
}

async function settleBatch(deps: Deps, tx: Tx, journeyId: string | null): Promise<Settled | null> {
  // The lock on the journey keeps its status as it is until we are done, and other processes away.
  const journey = await lockUnsettledJourney(tx, journeyId)
  if (journey === null) return null
  const { now } = await loadWorkspace(tx)
  if (journey.isSettling) return { journeyId: journey.journeyId, ...await followStatus(deps, tx, { journey, now }) }
  return { journeyId: journey.journeyId, people: await backfillBatch(deps, tx, { journey, now }), isDone: true }
}

async function followStatus(deps: Deps, tx: Tx, { journey, now }: { readonly journey: UnsettledJourney; readonly now: number }): Promise<Omit<Settled, 'journeyId'>> {
  const { journeyId, status } = journey
  const people = status === 'live' ? await letHeldGo(deps, tx, { journey, now })
    : status === 'stopped' ? await endActiveRuns(deps, tx, { journeyId, now })
    : 0
  const isDone = people < batchSize && (status !== 'stopped' || (await countPeopleInJourneys(tx, [journeyId])).size === 0)
  if (isDone) await markSettled(tx, journeyId)
  return { people, isDone }
}

/** Who fell due during the pause goes on, or leaves, as whoever resumed the journey said. */
async function letHeldGo(deps: Deps, tx: Tx, { journey: { journeyId, settleBy }, now }: { readonly journey: UnsettledJourney; readonly now: number }): Promise<number> {
  if (settleBy === 'goOn') return releaseHeldRuns(tx, { journeyId, now, limit: batchSize })
  const runs = await lockHeldRuns(tx, journeyId, batchSize)
  await endRuns(deps, tx, { runs, reason: 'pausedTooLong', now })
  return runs.length
}

async function endActiveRuns(deps: Deps, tx: Tx, { journeyId, now }: { readonly journeyId: string; readonly now: number }): Promise<number> {
  const runs = await lockActiveRunsOfJourney(tx, journeyId, batchSize)
  await endRuns(deps, tx, { runs, reason: 'stopped', now })
  return runs.length
}
