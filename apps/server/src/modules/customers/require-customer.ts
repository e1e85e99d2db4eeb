import type { Tx } from '../../db/postgres.ts'
import { fromPublicId } from '../../db/public-id.ts'
import { AppError } from '../../errors/app-error.ts'
import type { Customer } from './customer.ts'
import { findPeople } from './customers-identities-repository.ts'
import { findByIdentity } from './customers-list-repository.ts'
import { loadCustomers } from './customers-repository.ts'

/** A path id that starts with `cus_` is ours, any other is the client's userId. */
export const isOurId = (idOrUserId: string): boolean => idOrUserId.startsWith('cus_')

/** The customer a path id names, also by the id of a customer who was merged into them. Throws NOT_FOUND. */
export async function requireCustomer(tx: Tx, idOrUserId: string): Promise<Customer> {
  const id = isOurId(idOrUserId) ? await survivorOf(tx, fromPublicId('customer', idOrUserId)) : await findByIdentity(tx, idOrUserId)
  const customer = id === null ? undefined : (await loadCustomers(tx, [id])).get(id)
  if (!customer) throw new AppError('NOT_FOUND', `There is no customer "${idOrUserId.slice(0, 80)}".`)
  return customer
}

async function survivorOf(tx: Tx, id: string): Promise<string | null> {
  return (await findPeople(tx, [id])).get(id)?.customerId ?? null
}
