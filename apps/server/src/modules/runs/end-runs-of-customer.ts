import type { Deps } from '../../deps.ts'
import type { Tx } from '../../db/postgres.ts'
import { endRuns } from './end-runs.ts'
import { lockRunsOfCustomers } from './runs-repository.ts'

/** Ends all active runs of a customer, for instance because they are to be erased. Returns how many. */
export async function endRunsOfCustomer(deps: Deps, tx: Tx, given: { readonly customerId: string; readonly reason: string; readonly now: number }): Promise<{ ended: number }> {
  const runs = (await lockRunsOfCustomers(tx, [given.customerId])).filter((run) => run.status === 'active')
  await endRuns(deps, tx, { runs, reason: given.reason, now: given.now })
  return { ended: runs.length }
}
