import type { Tx } from '../../db/postgres.ts'
import { loadCustomers } from '../customers/index.ts'
import type { Customer } from '../customers/index.ts'
import { membersAfter } from './list-members-repository.ts'
import { requireList } from './require-lists.ts'

interface Page { readonly listId: string; readonly after: number; readonly limit: number; readonly q: string | undefined }

export interface ListedCustomer { readonly customer: Customer; readonly addedAt: number }

const peoplePerSlice = 1_000

/** People on a list with numbers above `after`, by number; with `q` only those whose userId or e-mail address holds that text. Throws NOT_FOUND. */
export async function findMembers(tx: Tx, { listId, after, limit, q }: Page): Promise<ListedCustomer[]> {
  await requireList(tx, listId)
  const wanted = q?.toLowerCase()
  const found: ListedCustomer[] = []
  for (let last = after; ;) {
    const members = await membersAfter(tx, listId, { after: last, limit: wanted === undefined ? limit : peoplePerSlice })
    const customers = await loadCustomers(tx, members.map(({ customerId }) => customerId))
    for (const { customerId, addedAt } of members) {
      const customer = customers.get(customerId)
      if (customer !== undefined && (wanted === undefined || matches(customer, wanted))) found.push({ customer, addedAt })
    }
    const end = members.at(-1)
    if (end === undefined || found.length >= limit) return found.slice(0, limit)
    last = end.number
  }
}

function matches({ userId, email }: Customer, wanted: string): boolean {
  return [userId, email].some((text) => text?.toLowerCase().includes(wanted) === true)
}
