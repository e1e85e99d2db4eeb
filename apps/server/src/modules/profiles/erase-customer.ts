import type { Deps } from '../../deps.ts'
import type { Tx } from '../../db/postgres.ts'
import { toPublicId } from '../../db/public-id.ts'
import { deleteCustomers, deleteIdentities, deleteSubscriptions, lockCustomers, lockIdentities, mergedInto, namesOfCustomer, retireNumbers, sharersOf, suppress } from '../customers/index.ts'
import type { Customer } from '../customers/index.ts'
import { addressesInCalls, deleteEventsOfCustomers, deleteParkedEvents } from '../events/index.ts'
import { eraseRejects } from '../imports/index.ts'
import { takeInEvents } from '../intake/index.ts'
import { eraseMessages } from '../messages/index.ts'
import { endRunsOfCustomer, eraseRuns } from '../runs/index.ts'
import { shareMemberships, updateMemberships } from '../segments/index.ts'
import { loadWorkspace, recordAudit } from '../workspaces/index.ts'
import { finishErasures } from './finish-erasures.ts'
import { eraseAnswers, insertErasure } from './erasures-repository.ts'
import { requireCustomer } from '../customers/index.ts'

/**
 * Erases a customer: names, traits, events, subscriptions and what messages and runs still say. What stays is counted and names
 * nobody, and the keyed hash of the address, so that nobody writes to it again. Throws NOT_FOUND.
 */
export async function eraseCustomer(deps: Deps, workspaceId: string, { idOrUserId, by }: { readonly idOrUserId: string; readonly by: string }): Promise<void> {
  // Events that were accepted before belong to the past that is erased; taken in later they would bring the person back.
  while ((await takeInEvents(deps, workspaceId)).taken > 0) continue
  await deps.db.withWorkspace(workspaceId, async (tx) => {
    await lockIdentities(tx)
    await shareMemberships(tx)
    const customer = await requireCustomer(tx, idOrUserId)
    await erase(deps, tx, customer)
    await recordAudit(tx, { actor: by, action: 'customer.erase', target: toPublicId('customer', customer.id), data: {} })
  })
  // Analytics may be away for a while: what is left to do stands in the table of erasures, and is done with the next one at the latest.
  await finishErasures(deps, workspaceId).catch((error: unknown) => { deps.log.warn({ err: error, workspaceId }, 'Analytics has not yet forgotten an erased customer') })
}

async function erase(deps: Deps, tx: Tx, customer: Customer): Promise<void> {
  const { now } = await loadWorkspace(tx)
  // Their address is suppressed: whoever has it too is not reached any more. Held at once, so that nobody is waited for who waits for us.
  const sharers = customer.emailNorm === null ? [] : await sharersOf(tx, [customer.emailNorm])
  await lockCustomers(tx, [customer.id, ...sharers.map(({ customerId }) => customerId)])
  const former = await mergedInto(tx, customer.id)
  const ids = [customer.id, ...former.map(({ customerId }) => customerId)]
  await endRunsOfCustomer(deps, tx, { customerId: customer.id, reason: 'erased', now })
  await eraseRuns(tx, ids)
  const names = (await namesOfCustomer(tx, customer.id)).map(({ value }) => value)
  const texts = [...names, ...await addressesInCalls(tx, ids), customer.email, customer.emailNorm].filter((text) => text !== null)
  await eraseMessages(tx, ids, customer.emailNorm)
  await eraseRejects(tx, texts)
  if (customer.emailNorm !== null) await suppress(deps, tx, [{ channel: 'email', address: customer.emailNorm, reason: 'erased' }])
  await deleteSubscriptions(tx, ids)
  await deleteParkedEvents(tx, names)
  const messageIds = await deleteEventsOfCustomers(tx, ids)
  await eraseAnswers(tx, { names: [...texts, ...ids.map((id) => toPublicId('customer', id))], messageIds })
  await deleteIdentities(tx, customer.id)
  await retireNumbers(deps, tx, [customer.number])
  await deleteCustomers(tx, [customer.id])
  await updateMemberships(deps, tx, { changed: [...sharers, { customerId: customer.id, number: customer.number, paths: 'all', events: [] }], now })
  await insertErasure(tx, { customerIds: ids, numbers: [customer.number, ...former.map(({ number }) => number)] })
}
