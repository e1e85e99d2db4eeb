import type { FactNeeds, Facts } from '../model/facts.ts'
import { sendsKey } from '../model/facts.ts'
import type { CustomerId } from '../model/ids.ts'
import type { World } from './simulated-world.ts'

/** As a shell loads them that spares what was not asked for: a need that goes unsaid shows in what the journey does. */
export function factsOfWorld(world: World, customerId: CustomerId, needs: FactNeeds): Facts {
  const customer = world.customers.get(customerId)
  if (customer === undefined) throw new Error(`Nobody has the id ${customerId}`)
  const history = [...world.events.get(customerId) ?? []].sort((a, b) => a.occurredAt - b.occurredAt)
  const segments = world.segments.get(customerId) ?? new Set()
  const lists = world.lists.get(customerId) ?? new Set()
  const properties = new Set(needs.eventProperties ?? needs.events)
  const { workspaceTimeZone } = world.scenario
  return {
    customer,
    ...(workspaceTimeZone === undefined ? {} : { workspaceTimeZone }),
    events: new Map(needs.events.map((name) => [name, history.filter((event) => event.name === name).map((event) => (properties.has(name) ? event : { ...event, properties: {} }))])),
    segments: new Set(needs.segments.filter((id) => segments.has(id))),
    ...(needs.lists === undefined ? {} : { lists: new Set(needs.lists.filter((id) => lists.has(id))) }),
    ...askedFacts(world, customerId, needs),
  }
}

/** Facts that only some kinds look at: absent where nobody asks for them. */
function askedFacts(world: World, customerId: CustomerId, { channels = [], consents = [], sends = [], experiments = [] }: FactNeeds): Pick<Facts, 'channels' | 'consents' | 'sends' | 'winners'> {
  const [reach, said, sent] = [world.channels.get(customerId), world.consents.get(customerId), world.sends.get(customerId)]
  return {
    ...(channels.length === 0 ? {} : { channels: new Map(channels.map((channel) => [channel, reach?.get(channel) ?? null])) }),
    ...(consents.length === 0 ? {} : { consents: new Map(consents.map((channel) => [channel, said?.get(channel) ?? null])) }),
    ...(sends.length === 0 ? {} : { sends: new Map(sends.map((send) => [sendsKey(send), sent?.[sendsKey(send)] ?? 0])) }),
    ...(experiments.length === 0 ? {} : { winners: new Map([...world.winners].filter(([nodeId]) => experiments.includes(nodeId))) }),
  }
}
