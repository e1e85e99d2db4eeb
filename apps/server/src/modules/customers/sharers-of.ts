import type { Tx } from '../../db/postgres.ts'
import type { ChangedCustomer } from './customer.ts'
import { findByAddresses } from './find-by-addresses-repository.ts'

/** Everybody who has one of these addresses, as compared, when it was suppressed or is no longer: hand them to `updateMemberships`. */
export async function sharersOf(tx: Tx, addresses: readonly string[]): Promise<ChangedCustomer[]> {
  return (await findByAddresses(tx, addresses)).map(({ customerId, number }) => ({ customerId, number, paths: [], events: [], channels: ['email'] }))
}
