import { z } from 'zod'
import type { Deps } from '../../deps.ts'
import type { Tx } from '../../db/postgres.ts'
import { toPublicId } from '../../db/public-id.ts'
import { instantText } from '../../procedures/paging.ts'
import { findSuppressedAddresses, loadSubscriptions } from '../customers/index.ts'
import type { Customer, SuppressedAddress } from '../customers/index.ts'
import { segmentsOf } from '../segments/index.ts'
import { storedJson } from './json-object.ts'

const subscriptionStatus = z.enum(['subscribed', 'unsubscribed', 'unproven'])

export const customerSchema = z.object({
  id: z.string(),
  userId: z.string().nullable(),
  traits: storedJson,
  createdAt: z.string(),
  updatedAt: z.string(),
  segments: z.array(z.string()),
  subscriptions: z.object({ email: subscriptionStatus }),
  /** The address is never written to, whatever the subscription says. */
  suppressed: z.object({ reason: z.string(), since: z.string() }).nullable(),
})

export type CustomerView = z.infer<typeof customerSchema>

type ViewDeps = Pick<Deps, 'secrets'>

/** Customers as the API shows them, in the order given. */
export async function customerViews(deps: ViewDeps, tx: Tx, customers: readonly Customer[]): Promise<CustomerView[]> {
  if (customers.length === 0) return []
  const segments = await segmentsOf(tx, { customers, segmentIds: 'all' })
  const subscriptions = await loadSubscriptions(tx, customers.map(({ id }) => id), 'email')
  const suppressed = await findSuppressedAddresses(deps, tx, { channel: 'email', addresses: customers.flatMap(({ emailNorm }) => emailNorm ?? []) })
  return customers.map((customer) => ({
    id: toPublicId('customer', customer.id),
    userId: customer.userId,
    traits: customer.traits,
    createdAt: instantText(customer.createdAt),
    updatedAt: instantText(customer.updatedAt),
    segments: [...segments.get(customer.id) ?? []].sort(),
    // Of whom nobody has said anything there is no proof either.
    subscriptions: { email: subscriptions.get(customer.id)?.status ?? 'unproven' },
    suppressed: suppressionView(customer.emailNorm === null ? undefined : suppressed.get(customer.emailNorm)),
  }))
}

const suppressionView = (found: SuppressedAddress | undefined): CustomerView['suppressed'] =>
  found === undefined ? null : { reason: found.reason, since: instantText(found.since) }

export async function customerView(deps: ViewDeps, tx: Tx, customer: Customer): Promise<CustomerView> {
  const [view] = await customerViews(deps, tx, [customer])
  if (!view) throw new Error('A customer has no view')
  return view
}
