import { evaluateRule, nextFlip, ruleNeeds } from '@sendero/flow-engine/segment'
import type { Facts } from '@sendero/flow-engine'
import type { Deps } from '../../deps.ts'
import type { Tx } from '../../db/postgres.ts'
import { customerFacts, loadChannelFacts, lockCustomers } from '../customers/index.ts'
import type { Customer, NumberedCustomer } from '../customers/index.ts'
import { loadEventFacts } from '../events/index.ts'
import { listsOf } from '../lists/index.ts'
import { loadWorkspace } from '../workspaces/index.ts'
import type { LiveSegment } from './live-segment.ts'

/** Which customers to hold against which rules. */
export type Questions = ReadonlyMap<LiveSegment, readonly NumberedCustomer[]>

export interface Answer {
  readonly segment: LiveSegment
  readonly customerId: string
  readonly number: number
  readonly isMember: boolean
  /** When time alone may change this answer; null for never. */
  readonly flipAt: number | null
}

/**
 * Evaluates from PostgreSQL, and holds the customers until the end of the transaction: of two transactions that change
 * one person the second evaluates after the first has committed, so no answer misses a change. A customer who is gone belongs nowhere.
 */
export async function evaluatePeople(deps: Pick<Deps, 'secrets'>, tx: Tx, { questions, now }: { readonly questions: Questions; readonly now: number }): Promise<Answer[]> {
  const ids = [...new Set([...questions.values()].flatMap((people) => people.map((person) => person.customerId)))]
  const customers = await lockCustomers(tx, ids)
  const { workspace } = await loadWorkspace(tx)
  const segments = [...questions.keys()]
  const names = [...new Set(segments.flatMap((segment) => segment.events))]
  const events = await loadEventFacts(tx, { customerIds: ids, names, propertiesOf: segments.flatMap((segment) => segment.eventProperties) })
  const lists = await listsOf(tx, { customerIds: ids, listIds: segments.flatMap((segment) => segment.lists) })
  const needs = segments.map(({ rule }) => ruleNeeds(rule))
  const channelsOf = await loadChannelFacts(deps, tx, { customers: [...customers.values()], channels: needs.flatMap(({ channels }) => channels), consents: needs.flatMap(({ consents }) => consents) })
  const facts = new Map([...customers.values()].map((customer) => [customer.id, factsOf(customer, { events: events.get(customer.id), lists: lists.get(customer.id), channels: channelsOf(customer.id), timeZone: workspace.timeZone })]))
  return [...questions].flatMap(([segment, people]) => people.map((person) => answer({ segment, person, facts: facts.get(person.customerId) }, now)))
}

function answer({ segment, person, facts }: { segment: LiveSegment; person: NumberedCustomer; facts: Facts | undefined }, now: number): Answer {
  const { customerId, number } = person
  if (facts === undefined) return { segment, customerId, number, isMember: false, flipAt: null }
  return { segment, customerId, number, isMember: evaluateRule(segment.rule, facts, now), flipAt: segment.dependsOnTime ? nextFlip(segment.rule, facts, now) : null }
}

interface Around { readonly events: Facts['events'] | undefined; readonly segments?: Facts['segments']; readonly lists?: Facts['lists'] | undefined; readonly channels: Pick<Facts, 'channels' | 'consents'>; readonly timeZone: string }

export function factsOf(customer: Customer, { events, segments, lists, channels, timeZone }: Around): Facts {
  return { customer: customerFacts(customer, timeZone), workspaceTimeZone: timeZone, events: events ?? new Map(), segments: segments ?? new Set(), ...(lists === undefined ? {} : { lists }), ...channels }
}
