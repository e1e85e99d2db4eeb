import { entryKey, matchesEntry } from '@sendero/flow-engine'
import type { JsonObject } from '@sendero/flow-engine'
import type { Deps } from '../../deps.ts'
import type { Tx } from '../../db/postgres.ts'
import { isOwnSend } from '../events/index.ts'
import { enterRuns } from './enter-runs.ts'
import type { Entrant, Meeting } from './enter-runs.ts'
import { loadPlans } from './load-plans.ts'
import type { OpenJourney, PublishedVersion } from './published-journeys-repository.ts'

/** An event whose customer is known. */
export interface CustomerEvent {
  readonly seq: number
  readonly customerId: string
  readonly name: string
  /** Epoch milliseconds. */
  readonly occurredAt: number
  /** `sdk`, `api`, `import` or `sendero`. */
  readonly source: string
  readonly properties: JsonObject
  /** How many journeys have started each other up to this event; 0 unless a journey recorded it. */
  readonly depth: number
}

/** Events taken in together, and the journeys that any of them could start or move on. */
export interface MetByEvents {
  readonly events: readonly CustomerEvent[]
  readonly journeys: readonly OpenJourney[]
  readonly now: number
}

/** Starts the journeys these events trigger, in the transaction that takes the events in. */
export async function enterByEvents(deps: Pick<Deps, 'db' | 'wake'>, tx: Tx, { events, now, ...met }: MetByEvents): Promise<void> {
  const journeys = met.journeys.filter((journey) => journey.isTriggered)
  if (journeys.length === 0) return
  const plans = await loadPlans(deps.db, tx, journeys)
  const entrants: Entrant[] = []
  for (const journey of journeys) {
    const published = plans.of(journey)
    if (!published) continue
    for (const event of events) {
      if (isOwnSend(event) || !matchesEntry(published.plan.entry, event, now)) continue
      entrants.push({ journeyId: journey.journeyId, version: journey.version, customerId: event.customerId, entry: published.plan.entry, meeting: meetingOf(published, journey, event), because: { trigger: 'event', event: event.name } })
    }
  }
  await enterRuns(deps, tx, { entrants, now })
}

function meetingOf({ plan: { entry }, publishedAt }: PublishedVersion, journey: OpenJourney, event: CustomerEvent): Meeting {
  // History brought in from elsewhere must not set journeys off; a file of what happened since may.
  if (event.source === 'import' && event.occurredAt < publishedAt) return { kind: 'refuse', reason: 'beforePublishing' }
  if (journey.status === 'paused') return { kind: 'refuse', reason: 'journeyPaused' }
  const found = entryKey(entry, event)
  if (!found.ok) return { kind: 'refuse', reason: 'noKey', detail: found.reason }
  return {
    kind: 'enter', key: found.key, occasion: `event:${event.seq}`,
    entry: { event: { name: event.name, properties: event.properties, occurredAt: event.occurredAt, seq: event.seq }, ...(event.depth === 0 ? {} : { depth: event.depth }) },
  }
}
