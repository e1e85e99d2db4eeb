import type { Tx } from '../../db/postgres.ts'
import { loadCustomers } from '../customers/index.ts'
import type { Customer } from '../customers/index.ts'
import { requireSegment } from './save-segment.ts'
import { segmentMembers } from './segment-members.ts'

interface Page { readonly segmentId: string; readonly after: number; readonly limit: number; readonly q: string | undefined }

const peoplePerSlice = 1_000

/** Members with numbers above `after`, by number; with `q` only those whose userId or e-mail address holds that text. */
export async function listMembers(tx: Tx, { segmentId, after, limit, q }: Page): Promise<Customer[]> {
  await requireSegment(tx, segmentId)
  const wanted = q?.toLowerCase()
  const found: Customer[] = []
  for (let last = after; ;) {
    const members = await segmentMembers(tx, segmentId, { after: last, limit: wanted === undefined ? limit : peoplePerSlice })
    const customers = await loadCustomers(tx, members.map((member) => member.customerId))
    const inOrder = members.map((member) => customers.get(member.customerId)).filter((customer): customer is Customer => customer !== undefined)
    found.push(...inOrder.filter((customer) => wanted === undefined || matches(customer, wanted)))
    const end = members.at(-1)
    if (end === undefined || found.length >= limit) return found.slice(0, limit)
    last = end.number
  }
}

function matches({ userId, email }: Customer, wanted: string): boolean {
  return [userId, email].some((text) => text?.toLowerCase().includes(wanted) === true)
}
