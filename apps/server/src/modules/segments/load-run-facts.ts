import type { FactNeeds, Facts } from '@sendero/flow-engine'
import { parsePublicId } from '../../db/public-id.ts'
import type { Deps } from '../../deps.ts'
import type { Tx } from '../../db/postgres.ts'
import { loadChannelFacts } from '../customers/index.ts'
import type { Customer } from '../customers/index.ts'
import { loadEventFacts } from '../events/index.ts'
import { listsOf } from '../lists/index.ts'
import { factsOf } from './evaluate-people.ts'
import { segmentsOf } from './segments-of.ts'

interface Asked {
  readonly customers: readonly Customer[]
  /** Names of events and public ids of segments that the plans of the batch look at. */
  readonly needs: FactNeeds
  /** Zone of customers whose own is unknown: the workspace's. */
  readonly timeZone: string
  /** By the workspace clock: steps look no further back than their plans say. Without it all events of a name are loaded. */
  readonly now?: number
}

/** Everything a step may look at, by customer id, for a whole batch: a query for each kind of fact. */
export async function loadRunFacts(deps: Pick<Deps, 'secrets'>, tx: Tx, { customers, needs, timeZone, now }: Asked): Promise<Map<string, Facts>> {
  const within = now === undefined || needs.eventsWithin === undefined ? undefined : { ms: needs.eventsWithin, now }
  const events = await loadEventFacts(tx, { customerIds: customers.map((customer) => customer.id), names: needs.events, propertiesOf: needs.eventProperties, within })
  const segmentIds = needs.segments.map((id) => parsePublicId('segment', id)).filter((id): id is string => id !== null)
  const segments = segmentIds.length === 0 ? null : await segmentsOf(tx, { customers, segmentIds })
  const lists = await listsOf(tx, { customerIds: customers.map(({ id }) => id), listIds: needs.lists ?? [] })
  const channelsOf = await loadChannelFacts(deps, tx, { customers, channels: needs.channels ?? [], consents: needs.consents ?? [] })
  return new Map(customers.map((customer) => [customer.id, factsOf(customer, { events: events.get(customer.id), segments: segments?.get(customer.id) ?? new Set(), lists: lists.get(customer.id), channels: channelsOf(customer.id), timeZone })]))
}
