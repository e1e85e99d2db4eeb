import { endByEvent, endByFacts, uniteNeeds } from '@sendero/flow-engine'
import type { Facts, PlanWatch } from '@sendero/flow-engine'
import type { Database, Tx } from '../../db/postgres.ts'
import type { Deps } from '../../deps.ts'
import { loadCustomers } from '../customers/index.ts'
import { loadRunFacts } from '../segments/index.ts'
import { loadWorkspace } from '../workspaces/index.ts'
import { readWatches, wakeRuns } from './watches-repository.ts'
import type { VersionKey } from './watches-repository.ts'

/** A message of a run, at the moment its fate is decided. */
export interface RunMessage {
  readonly messageId: string
  readonly runId: string
  readonly journeyId: string
  readonly version: number
  readonly customerId: string
  /** Epoch ms from which events count for the ends of the journey; null: the run has not begun. */
  readonly watchesFrom: number | null
  /** Name of the event that started the run: that one ends nothing. */
  readonly entryEvent: string | null
}

/**
 * Those of these messages whose person has met a goal or an exit of the journey as a whole, also where the run has not been
 * stepped since: a message that was on its way before must not go out after. Their runs are made due, to end by themselves.
 * Journeys without such ends cost nothing.
 */
export async function metEnds(deps: Pick<Deps, 'db' | 'wake' | 'secrets'>, tx: Tx, messages: readonly RunMessage[]): Promise<Set<string>> {
  const watches = await watchesOf(deps.db, tx, messages)
  const watched = messages.filter((message) => watches.has(keyOf(tx, message)))
  if (watched.length === 0) return new Set()
  const { workspace, now } = await loadWorkspace(tx)
  const facts = await loadFacts(deps, tx, { watched, watches: [...new Set(watches.values())], timeZone: workspace.timeZone })
  const met = watched.filter((message) => {
    const watch = watches.get(keyOf(tx, message))
    const known = facts.get(message.customerId)
    return watch !== undefined && known !== undefined && hasMet({ watch }, known, { message, now })
  })
  if (met.length > 0) {
    await wakeRuns(tx, met.map(({ runId }) => runId))
    tx.afterCommit(() => { deps.wake.wake('run.advance', tx.workspaceId) })
  }
  return new Set(met.map(({ messageId }) => messageId))
}

function hasMet(plan: { readonly watch: PlanWatch }, facts: Facts, { message, now }: { readonly message: RunMessage; readonly now: number }): boolean {
  if (endByFacts(plan, facts, now) !== null) return true
  const { watchesFrom, entryEvent } = message
  if (watchesFrom === null) return false
  return plan.watch.ends.flatMap(({ when }) => (when.kind === 'event' ? facts.events.get(when.event) ?? [] : []))
    // The event that started the run is told from the others by its time, which is the first that counts.
    .some((event) => (event.name !== entryEvent || event.occurredAt > watchesFrom) && endByEvent(plan, { watchesFrom }, event) !== null)
}

async function loadFacts(deps: Pick<Deps, 'secrets'>, tx: Tx, of: { readonly watched: readonly RunMessage[]; readonly watches: readonly PlanWatch[]; readonly timeZone: string }): Promise<ReadonlyMap<string, Facts>> {
  const customers = [...(await loadCustomers(tx, [...new Set(of.watched.map(({ customerId }) => customerId))])).values()]
  const ending = of.watches.flatMap(({ ends }) => ends.flatMap(({ when }) => (when.kind === 'event' ? [when.event] : [])))
  // All events, however long ago: without `now` nothing looks no further back than it says.
  const needs = uniteNeeds([{ events: ending, segments: [] }, ...of.watches.map((watch) => watch.needs)])
  return loadRunFacts(deps, tx, { customers, needs, timeZone: of.timeZone })
}

// Versions are immutable. Null: a version without ends, which is most of them. The cache belongs to its database: tests open many.
const caches = new WeakMap<Database, Map<string, PlanWatch | null>>()
const mostCached = 2_000

const keyOf = (tx: Tx, { journeyId, version }: VersionKey): string => `${tx.workspaceId} ${journeyId} ${version}`

async function watchesOf(db: Database, tx: Tx, messages: readonly VersionKey[]): Promise<Map<string, PlanWatch>> {
  const cache = caches.get(db) ?? new Map<string, PlanWatch | null>()
  caches.set(db, cache)
  if (cache.size > mostCached) cache.clear()
  const wanted = new Map(messages.map((message) => [keyOf(tx, message), message]))
  const missing = [...wanted].filter(([key]) => !cache.has(key)).map(([, message]) => message)
  if (missing.length > 0) for (const { watch, ...version } of await readWatches(tx, missing)) cache.set(keyOf(tx, version), watch)
  return new Map([...wanted.keys()].flatMap((key) => { const watch = cache.get(key) ?? null; return watch === null ? [] : [[key, watch] as const] }))
}
