import type { Tx } from '../../db/postgres.ts'
import { fromPublicId } from '../../db/public-id.ts'
import { AppError } from '../../errors/app-error.ts'
import { findByIdentity, findPeople, loadCustomers, mergedInto } from '../customers/index.ts'
import type { Customer } from '../customers/index.ts'

/** A customer and the ids of all who were merged into them: decisions from before the merge carry those. Throws NOT_FOUND. */
export async function findCustomer(tx: Tx, idOrUserId: string): Promise<{ customer: Customer; ids: string[] }> {
  const isOurs = idOrUserId.startsWith('cus_')
  const id = isOurs ? await survivorOf(tx, fromPublicId('customer', idOrUserId)) : await findByIdentity(tx, idOrUserId)
  const customer = id === null ? undefined : (await loadCustomers(tx, [id])).get(id)
  if (!customer) throw new AppError('NOT_FOUND', `There is no customer "${idOrUserId.slice(0, 80)}".`)
  return { customer, ids: [customer.id, ...(await mergedInto(tx, customer.id)).map((former) => former.customerId)] }
}

async function survivorOf(tx: Tx, id: string): Promise<string | null> {
  return (await findPeople(tx, [id])).get(id)?.customerId ?? null
}
