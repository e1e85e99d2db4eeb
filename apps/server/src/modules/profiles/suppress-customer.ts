import type { Deps } from '../../deps.ts'
import { toPublicId } from '../../db/public-id.ts'
import type { Tx } from '../../db/postgres.ts'
import { AppError } from '../../errors/app-error.ts'
import { lockIdentities, requireCustomer, sharersOf, suppress, unsuppress } from '../customers/index.ts'
import type { Customer, SuppressionReason } from '../customers/index.ts'
import { changeMemberships } from '../segments/index.ts'
import { loadWorkspace, recordAudit } from '../workspaces/index.ts'
import { customerView } from './customer-view.ts'
import type { CustomerView } from './customer-view.ts'

interface Asked { readonly idOrUserId: string; readonly by: string }

/** Nothing is sent to the customer's address any more; the reason that was given first stands. Throws NOT_FOUND, WRONG_STATE without an address. */
export async function suppressCustomer(deps: Deps, workspaceId: string, { idOrUserId, by, reason }: Asked & { readonly reason: SuppressionReason }): Promise<CustomerView> {
  return deps.db.withWorkspace(workspaceId, async (tx) => {
    await holdAddresses(tx)
    const { customer, address } = await addressee(tx, idOrUserId)
    await changeReach(deps, tx, address, () => suppress(deps, tx, [{ channel: 'email', address, reason }]))
    await recordAudit(tx, { actor: by, action: 'customer.suppress', target: toPublicId('customer', customer.id), data: { reason } })
    return customerView(deps, tx, customer)
  })
}

/** The address may be written to again as far as the subscription goes, which stays what it is. Throws NOT_FOUND, WRONG_STATE. */
export async function unsuppressCustomer(deps: Deps, workspaceId: string, { idOrUserId, by }: Asked): Promise<CustomerView> {
  return deps.db.withWorkspace(workspaceId, async (tx) => {
    await holdAddresses(tx)
    const { customer, address } = await addressee(tx, idOrUserId)
    let reason: string | null = null
    await changeReach(deps, tx, address, async () => { reason = await unsuppress(deps, tx, { channel: 'email', address }) })
    if (reason !== null) await recordAudit(tx, { actor: by, action: 'customer.unsuppress', target: toPublicId('customer', customer.id), data: { reason } })
    return customerView(deps, tx, customer)
  })
}

/** Nobody is given the address meanwhile: whoever is given it would not see that it is suppressed, and we would not see them. */
const holdAddresses = (tx: Tx): Promise<void> => lockIdentities(tx)

/** With the segments of everybody who has the address. */
async function changeReach(deps: Deps, tx: Tx, ...[address, change]: readonly [string, () => Promise<void>]): Promise<void> {
  const { now } = await loadWorkspace(tx)
  await changeMemberships(deps, tx, { now, change: async () => {
    await change()
    return sharersOf(tx, [address])
  } })
}

async function addressee(tx: Tx, idOrUserId: string): Promise<{ customer: Customer; address: string }> {
  const customer = await requireCustomer(tx, idOrUserId)
  if (customer.emailNorm === null) throw new AppError('WRONG_STATE', 'This customer has no e-mail address, so nothing can be sent to them anyway.')
  return { customer, address: customer.emailNorm }
}
