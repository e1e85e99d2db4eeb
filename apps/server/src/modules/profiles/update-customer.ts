import type { JsonObject } from '@sendero/flow-engine'
import type { Deps } from '../../deps.ts'
import { toPublicId } from '../../db/public-id.ts'
import { requireCustomer } from '../customers/index.ts'
import { loadWorkspace } from '../workspaces/index.ts'
import type { CustomerView } from './customer-view.ts'
import { readCustomer, writeTraits } from './upsert-customer.ts'

interface Update { readonly idOrUserId: string; readonly set: JsonObject; readonly unset: readonly string[] }

/** Changes traits of a customer who exists, and says nothing about consent. Throws NOT_FOUND, INVALID_INPUT. */
export async function updateCustomer(deps: Deps, workspaceId: string, { idOrUserId, set, unset }: Update): Promise<CustomerView> {
  const traits: JsonObject = { ...Object.fromEntries(unset.map((name) => [name, null])), ...set }
  await deps.db.withWorkspace(workspaceId, async (tx) => {
    const { id } = await requireCustomer(tx, idOrUserId)
    const { now } = await loadWorkspace(tx)
    await writeTraits(deps, tx, { idOrUserId: toPublicId('customer', id), traits, consent: null, now })
  })
  return readCustomer(deps, workspaceId, idOrUserId)
}
