import type { Channel, UnreachableReason } from '@sendero/flow-engine'
import type { Deps } from '../../deps.ts'
import type { Tx } from '../../db/postgres.ts'
import type { Customer } from './customer.ts'
import { loadSubscriptions } from './subscriptions-repository.ts'
import { suppressedAddresses } from './suppress.ts'

/** Why marketing over a channel may not go to these people now, by customer id; null where it may. */
export async function reachability(deps: Pick<Deps, 'secrets'>, tx: Tx, { customers, channel }: { readonly customers: readonly Customer[]; readonly channel: Channel }): Promise<Map<string, UnreachableReason | null>> {
  const [subscriptions, suppressed] = await Promise.all([
    loadSubscriptions(tx, customers.map(({ id }) => id), channel),
    suppressedAddresses(deps, tx, { channel, addresses: customers.flatMap(({ email }) => email ?? []) }),
  ])
  return new Map(customers.map(({ id, email }): [string, UnreachableReason | null] => {
    if (email === null) return [id, 'no_address']
    if (suppressed.has(email)) return [id, 'suppressed']
    const status = subscriptions.get(id)?.status
    return [id, status === 'subscribed' ? null : status === 'unsubscribed' ? 'unsubscribed' : 'no_consent']
  }))
}
