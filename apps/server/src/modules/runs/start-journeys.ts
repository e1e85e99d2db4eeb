import type { Deps } from '../../deps.ts'
import type { Tx } from '../../db/postgres.ts'
import { parsePublicId, toPublicId } from '../../db/public-id.ts'
import { enterRuns } from './enter-runs.ts'
import type { Entrant, Meeting } from './enter-runs.ts'
import { loadPlans } from './load-plans.ts'
import { findStartableJourneys } from './published-journeys-repository.ts'
import type { StartableJourney } from './published-journeys-repository.ts'
import { tellParents } from './tell-parents.ts'
import type { SteppedRun } from './stepped-run.ts'

interface Start { readonly step: SteppedRun; readonly visit: number; readonly journeyId: string; readonly isAwaited: boolean }

/**
 * Sends people into the journeys that steps start, in their transaction. Who is not let in there, and is waited for, is told at
 * once: nobody waits for a journey that never began.
 */
export async function startJourneys(deps: Deps, tx: Tx, { steps, now }: { readonly steps: readonly SteppedRun[]; readonly now: number }): Promise<void> {
  const starts = steps.flatMap(startsOf)
  if (starts.length === 0) return
  const journeys = new Map((await findStartableJourneys(tx, [...new Set(starts.map(({ journeyId }) => journeyId))])).map((journey) => [journey.journeyId, journey]))
  const plans = await loadPlans(deps.db, tx, [...journeys.values()])
  const entrants = new Map<Start, Entrant>()
  for (const start of starts) {
    const journey = journeys.get(start.journeyId)
    const entry = journey === undefined ? undefined : plans.of(journey)?.plan.entry
    if (journey === undefined || entry === undefined) continue
    const { run } = start.step
    entrants.set(start, {
      journeyId: journey.journeyId, version: journey.version, customerId: run.customerId, entry, meeting: meetingOf(start, journey),
      because: { trigger: 'journey', journeyId: toPublicId('journey', run.journeyId) }, isBulk: run.isBulk,
    })
  }
  const { runIds } = await enterRuns(deps, tx, { entrants: [...entrants.values()], now })
  const notEntered = starts.filter((start) => { const entrant = entrants.get(start); return start.isAwaited && (entrant === undefined || !runIds.has(entrant)) })
  await tellParents(deps, tx, { endings: notEntered.map(({ step: { run }, visit, journeyId }) => ({ parentRunId: run.id, parentVisit: visit, journeyId, customerId: run.customerId, status: 'notEntered' })), now })
}

function startsOf(step: SteppedRun): Start[] {
  return step.commands.flatMap((command) => {
    const journeyId = command.kind === 'startJourney' ? parsePublicId('journey', command.journeyId) : null
    return command.kind === 'startJourney' && journeyId !== null ? [{ step, visit: command.visit, journeyId, isAwaited: command.isAwaited }] : []
  })
}

function meetingOf({ step: { run, depth }, visit, isAwaited }: Start, { status, isForJourneys }: StartableJourney): Meeting {
  if (status !== 'live' || !isForJourneys) return { kind: 'refuse', reason: status === 'paused' ? 'journeyPaused' : 'notLive' }
  return {
    kind: 'enter', key: null, occasion: `run:${run.id}:${visit}`,
    entry: {
      event: run.entry.event, cause: { trigger: 'journey', journeyId: toPublicId('journey', run.journeyId) }, depth: depth + 1,
      parent: { runId: run.id, visit, isAwaited },
    },
  }
}
