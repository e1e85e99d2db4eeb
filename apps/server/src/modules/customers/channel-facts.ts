import type { Channel, Facts } from '@sendero/flow-engine'
import type { Deps } from '../../deps.ts'
import type { Tx } from '../../db/postgres.ts'
import type { Customer } from './customer.ts'
import { reachability } from './reachability.ts'
import { loadSubscriptions } from './subscriptions-repository.ts'

interface Asked {
  readonly customers: readonly Customer[]
  /** Whether these reach the customers. */
  readonly channels: readonly Channel[]
  /** What the customers have said about these. */
  readonly consents: readonly Channel[]
}

type ChannelFacts = Pick<Facts, 'channels' | 'consents'>

/** What rules and steps may look at of channels, by customer id. What nobody asked for is absent, so that a plan that forgot to ask shows, and costs nothing. */
export async function loadChannelFacts(deps: Pick<Deps, 'secrets'>, tx: Tx, { customers, channels, consents }: Asked): Promise<(customerId: string) => ChannelFacts> {
  const reach = await Promise.all([...new Set(channels)].map(async (channel) => [channel, await reachability(deps, tx, { customers, channel })] as const))
  const said = await Promise.all([...new Set(consents)].map(async (channel) => [channel, await loadSubscriptions(tx, customers.map(({ id }) => id), channel)] as const))
  return (customerId) => ({
    ...(reach.length === 0 ? {} : { channels: new Map(reach.map(([channel, reasons]) => [channel, reasons.get(customerId) ?? null])) }),
    ...(said.length === 0 ? {} : { consents: new Map(said.map(([channel, subscriptions]) => [channel, subscriptions.get(customerId)?.status ?? null])) }),
  })
}
