import { applyAttributeChange } from '@sendero/flow-engine'
import { normalizeAttributes } from '@sendero/flow-engine/segment'
import type { AttributeChange, JsonObject } from '@sendero/flow-engine'
import type { Deps } from '../../deps.ts'
import type { Tx } from '../../db/postgres.ts'
import { mergeTraits, withTraits } from './change-profile.ts'
import type { ChangedCustomer, Customer } from './customer.ts'
import { lockCustomers } from './customers-repository.ts'
import { saveCustomers } from './save-customers.ts'

/** `set` and `unset` name attributes by dotted path, as an updateCustomer node does. */
export interface TraitsChange extends AttributeChange { readonly customerId: string }

/** Changes traits of people who exist (others are passed over); several changes of one person apply in order. Returns only those that really changed. */
export async function changeTraits(deps: Pick<Deps, 'wake'>, tx: Tx, given: { readonly changes: readonly TraitsChange[]; readonly now: number }): Promise<ChangedCustomer[]> {
  const { changes, now } = given
  const before = await lockCustomers(tx, [...new Set(changes.map(({ customerId }) => customerId))])
  const after = new Map<string, Customer>()
  const paths = new Map<string, Set<string>>()
  for (const change of changes) {
    const customer = after.get(change.customerId) ?? before.get(change.customerId)
    if (!customer) continue
    // Merged into nothing so that a null takes the trait away here as it does everywhere else.
    const { profile, keys } = withTraits(customer, mergeTraits({}, applyAttributeChange(customer.traits, change)).traits)
    if (keys.length === 0) continue
    after.set(customer.id, { ...customer, ...profile, updatedAt: now })
    paths.set(customer.id, new Set([...(paths.get(customer.id) ?? []), ...changedPaths(customer.traits, profile.traits, keys)]))
  }
  await saveCustomers(deps, tx, { created: [], updated: [...after.values()] })
  return [...after.values()].map(({ id, number }) => ({ customerId: id, number, paths: [...(paths.get(id) ?? [])], events: [] }))
}

/** Every path below the changed traits, before and after: a rule may look at `address.city` when `address` was replaced. */
export function changedPaths(before: JsonObject, after: JsonObject, keys: readonly string[]): string[] {
  const part = (traits: JsonObject): JsonObject => Object.fromEntries(keys.flatMap((key) => traits[key] === undefined ? [] : [[key, traits[key]]]))
  return [...new Set([...keys, ...normalizeAttributes(part(before)).paths, ...normalizeAttributes(part(after)).paths])]
}
