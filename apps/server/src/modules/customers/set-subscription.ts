import type { Deps } from '../../deps.ts'
import type { Tx } from '../../db/postgres.ts'
import type { ChangedCustomer } from './customer.ts'
import { lockCustomers } from './customers-repository.ts'
import { appendConsent, loadSubscriptions, setSubscriptions } from './subscriptions-repository.ts'
import type { SubscriptionChange } from './subscriptions-repository.ts'

/** Records what people said about being written to. Saying the same again changes nothing and is not recorded; people who are gone are passed over. Returns those for whom it changed something: hand them to `updateMemberships`. The caller shares the memberships of segments. */
export async function setSubscription(_deps: Pick<Deps, 'log'>, tx: Tx, given: { readonly changes: readonly SubscriptionChange[]; readonly now: number }): Promise<ChangedCustomer[]> {
  const { changes, now } = given
  const ids = [...new Set(changes.map(({ customerId }) => customerId))]
  // Held, so that no call that identifies them at this moment reads what stood before and writes over this.
  const living = await lockCustomers(tx, ids)
  const current = new Map([...await loadSubscriptions(tx, ids, 'email')].map(([id, { status }]) => [id, status]))
  const real = changes.filter(({ customerId, status }) => {
    if (!living.has(customerId) || current.get(customerId) === status) return false
    current.set(customerId, status)
    return true
  })
  await appendConsent(tx, real, now)
  await setSubscriptions(tx, real, now)
  return real.flatMap(({ customerId, channel }) => {
    const customer = living.get(customerId)
    return customer === undefined ? [] : [{ customerId, number: customer.number, paths: [], events: [], channels: [channel] }]
  })
}
