import type { JsonObject } from '@sendero/flow-engine'
import type { Deps } from '../../deps.ts'
import type { Tx } from '../../db/postgres.ts'
import { newId } from '../../db/public-id.ts'
import { enterRuns } from './enter-runs.ts'
import type { Entrant } from './enter-runs.ts'
import { loadPlans } from './load-plans.ts'
import { findStartableJourneys } from './published-journeys-repository.ts'

export interface ApiEntry {
  readonly journeyId: string
  readonly customerId: string
  /** Offered to the journey as the properties of the event that started it. */
  readonly data: JsonObject
  readonly now: number
}

/** `notStartable`: not published, not live, or started by something else than the API. */
export type ApiEntered =
  | { readonly kind: 'entered'; readonly runId: string }
  | { readonly kind: 'refused'; readonly reason: string }
  | { readonly kind: 'notStartable'; readonly status: string | null; readonly trigger: string | null }

/** Lets somebody into a journey whose entry is the API. Who is not let in leaves a decision that says why, like everybody. */
export async function enterByApi(deps: Pick<Deps, 'db' | 'wake'>, tx: Tx, { journeyId, customerId, data, now }: ApiEntry): Promise<ApiEntered> {
  const [journey] = await findStartableJourneys(tx, [journeyId])
  const entry = journey === undefined ? undefined : (await loadPlans(deps.db, tx, [journey])).of(journey)?.plan.entry
  if (journey === undefined || entry === undefined || journey.status !== 'live' || entry.trigger.kind !== 'api') return { kind: 'notStartable', status: journey?.status ?? null, trigger: entry?.trigger.kind ?? null }
  const event = { name: 'API', properties: data, occurredAt: now, seq: 0 }
  const entrant: Entrant = { journeyId, version: journey.version, customerId, entry, because: { trigger: 'api' }, meeting: { kind: 'enter', key: null, occasion: `api:${newId()}`, entry: { event } } }
  const { runIds, refusals } = await enterRuns(deps, tx, { entrants: [entrant], now })
  const runId = runIds.get(entrant)
  return runId === undefined ? { kind: 'refused', reason: refusals.get(entrant) ?? 'enteredBefore' } : { kind: 'entered', runId }
}
