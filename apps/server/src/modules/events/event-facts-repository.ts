import type { EventFact, JsonObject } from '@sendero/flow-engine'
import type { Tx } from '../../db/postgres.ts'

export interface EventsWanted {
  readonly customerIds: readonly string[]
  readonly names: readonly string[]
  /** Names of the events that are given with their properties; without it all are. The others are only counted, and properties are most of the work. */
  readonly propertiesOf?: readonly string[] | undefined
  /** How far back events of these names are wanted, in milliseconds before `now` (epoch ms, by the workspace clock): more are not harmful, fewer are. */
  readonly within?: { readonly ms: { readonly [event: string]: number }; readonly now: number } | undefined
}

export type EventsByCustomer = Map<string, Map<string, EventFact[]>>

interface Wanted { readonly customerIds: readonly string[]; readonly names: readonly string[]; /** ISO 8601. */ readonly since: string | null }

/**
 * Events of these customers with these names, oldest first: what rules and waits look at. Customers without any are left out.
 * Calls about the person itself are no events, also for a rule that names them: analytics does not have them.
 */
export async function loadEventFacts(tx: Tx, { customerIds, names, propertiesOf = names, within }: EventsWanted): Promise<EventsByCustomer> {
  const found: EventsByCustomer = new Map()
  const keep = (customerId: string, facts: readonly EventFact[]): void => {
    const byName = found.get(customerId) ?? new Map<string, EventFact[]>()
    found.set(customerId, byName)
    for (const fact of facts) {
      const known = byName.get(fact.name)
      if (known) known.push(fact)
      else byName.set(fact.name, [fact])
    }
  }
  const events = names.filter((name) => !name.startsWith('$sendero.'))
  const isWhole = new Set(propertiesOf)
  await Promise.all(bySince(events, within).flatMap(({ names: some, since }) => [
    loadWholeEvents(tx, { customerIds, since, names: some.filter((name) => isWhole.has(name)) }, keep),
    loadEventTimes(tx, { customerIds, since, names: some.filter((name) => !isWhole.has(name)) }, keep),
  ]))
  return found
}

/** Those that are wanted from the first on, and the others with the earliest moment any of them is wanted from. */
function bySince(names: readonly string[], within: EventsWanted['within']): { names: readonly string[]; since: string | null }[] {
  if (within === undefined) return [{ names, since: null }]
  const limited = names.filter((name) => Object.hasOwn(within.ms, name))
  const earliest = new Date(within.now - Math.max(0, ...limited.map((name) => within.ms[name] ?? 0)))
  // Before the calendar of PostgreSQL begins: all of them.
  const since = earliest.getUTCFullYear() > 0 ? earliest.toISOString() : null
  return [{ names: names.filter((name) => !Object.hasOwn(within.ms, name)), since: null }, { names: limited, since }]
}

type Keep = (customerId: string, facts: readonly EventFact[]) => void

async function loadWholeEvents(tx: Tx, { customerIds, names, since }: Wanted, keep: Keep): Promise<void> {
  if (customerIds.length === 0 || names.length === 0) return
  const rows = await tx.prepared<{ customerId: string } & EventFact>(since === null ? 'load_event_facts' : 'load_late_event_facts', `
    SELECT e.customer_id AS "customerId", e.event AS name, (extract(epoch FROM e.occurred_at) * 1000)::float8 AS "occurredAt", l.properties, e.seq::float8 AS seq
    FROM customer_events e JOIN event_log l ON l.workspace_id = $1 AND l.seq = e.seq
    WHERE e.workspace_id = $1 AND e.customer_id = ANY($2::uuid[]) AND e.event = ANY($3::text[])${since === null ? '' : ' AND e.occurred_at > $4'}
    ORDER BY e.customer_id, e.event, e.occurred_at, e.seq`, [tx.workspaceId, customerIds, names, ...(since === null ? [] : [since])])
  for (const { customerId, ...fact } of rows) keep(customerId, [fact])
}

/** One row per customer and name, its times in one text: a row and an instant of their own for every event cost ten times as much to read. */
async function loadEventTimes(tx: Tx, { customerIds, names, since }: Wanted, keep: Keep): Promise<void> {
  if (customerIds.length === 0 || names.length === 0) return
  const rows = await tx.prepared<{ customerId: string; name: string; times: string }>(since === null ? 'load_event_times' : 'load_late_event_times', `
    SELECT e.customer_id AS "customerId", e.event AS name, string_agg(floor(extract(epoch FROM e.occurred_at) * 1000)::bigint::text || ' ' || e.seq::text, ' ' ORDER BY e.occurred_at, e.seq) AS times
    FROM customer_events e
    WHERE e.workspace_id = $1 AND e.customer_id = ANY($2::uuid[]) AND e.event = ANY($3::text[])${since === null ? '' : ' AND e.occurred_at > $4'}
    GROUP BY e.customer_id, e.event`, [tx.workspaceId, customerIds, names, ...(since === null ? [] : [since])])
  for (const { customerId, name, times } of rows) keep(customerId, factsIn(name, times))
}

/** Instants and places in the log by turns. */
function factsIn(name: string, times: string): EventFact[] {
  const numbers = times.split(' ')
  const facts: EventFact[] = []
  for (let index = 0; index < numbers.length; index += 2) facts.push({ name, occurredAt: Number(numbers[index]), properties: none, seq: Number(numbers[index + 1]) })
  return facts
}

const none: JsonObject = {}
