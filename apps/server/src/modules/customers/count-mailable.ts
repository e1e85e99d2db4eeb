import type { Deps } from '../../deps.ts'
import type { Tx } from '../../db/postgres.ts'
import { hasSuppressions, subscribedAddresses } from './mailable-repository.ts'
import { suppressedAddresses } from './suppress.ts'

/** How many of the customers with these numbers marketing mail may go to now: with an address, subscribed and not suppressed. */
export async function countMailable(deps: Pick<Deps, 'secrets'>, tx: Tx, numbers: readonly number[]): Promise<number> {
  if (numbers.length === 0) return 0
  const addresses = await subscribedAddresses(tx, numbers)
  if (addresses.length === 0 || !await hasSuppressions(tx)) return addresses.length
  const suppressed = await suppressedAddresses(deps, tx, { channel: 'email', addresses })
  return addresses.filter((address) => !suppressed.has(address)).length
}
