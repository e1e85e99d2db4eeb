import type { Deps } from '../../deps.ts'
import { fromPublicId, parsePublicId } from '../../db/public-id.ts'
import type { Tx } from '../../db/postgres.ts'
import { AppError } from '../../errors/app-error.ts'
import { findPeople, findSuppressedAddresses, loadCustomers, lookThroughCustomers } from '../customers/index.ts'
import type { Customer, CustomerConditions, FoundCustomer } from '../customers/index.ts'
import { loadSegment, membersBefore } from '../segments/index.ts'
import type { CustomerFilter } from './customer-filter.ts'

type FindDeps = Pick<Deps, 'secrets'>

/** Customers one question looks at, and how many questions one page may take: rare people are found over several short pages. */
const windowSize = 2_000
const mostWindows = 25

export interface FoundPage { readonly customers: readonly Customer[]; /** Number to go on below; null at the end. */ readonly next: number | null }

/** Customers that fit the filter, newest first; a page may be short before the last one. Throws NOT_FOUND for a segment that is not there. */
export async function findCustomers(deps: FindDeps, tx: Tx, { filter, before, limit }: { readonly filter: CustomerFilter; readonly before: number | null; readonly limit: number }): Promise<FoundPage> {
  const found: FoundCustomer[] = []
  let next: number | null = null
  // Without a condition every customer looked at is one found.
  const size = asksNothing(filter) ? limit + 1 : windowSize
  for await (const { matches, last } of stretches(deps, tx, { filter, before, size })) {
    found.push(...matches)
    next = last
    if (found.length > limit) break
  }
  const kept = found.slice(0, limit)
  if (found.length > limit) next = kept.at(-1)?.number ?? null
  const customers = await loadCustomers(tx, kept.map(({ id }) => id))
  return { customers: kept.flatMap(({ id }) => customers.get(id) ?? []), next }
}

/** How many fit the filter: all of them, or, when that would take too long, as many as were counted by then. */
export async function countFound(deps: FindDeps, tx: Tx, filter: CustomerFilter): Promise<{ count: number; isWhole: boolean }> {
  let count = 0
  let isWhole = true
  for await (const { matches, last } of stretches(deps, tx, { filter, before: null, size: windowSize })) {
    count += matches.length
    isWhole = last === null
  }
  return { count, isWhole }
}

export const asksNothing = ({ q, segmentId, ...conditions }: CustomerFilter): boolean =>
  (q ?? '').trim() === '' && segmentId === undefined && Object.values(conditions).every((value) => value === undefined)

interface Walk { readonly filter: CustomerFilter; readonly before: number | null; readonly size: number }
interface Stretch { readonly matches: readonly FoundCustomer[]; /** Where the next stretch begins; null when this was the last. */ readonly last: number | null }

async function* stretches(deps: FindDeps, tx: Tx, { filter, before, size }: Walk): AsyncIterable<Stretch> {
  const named = parsePublicId('customer', filter.q?.trim() ?? '')
  const segmentId = filter.segmentId === undefined ? null : fromPublicId('segment', filter.segmentId)
  if (segmentId !== null && await loadSegment(tx, segmentId) === null) throw new AppError('NOT_FOUND', 'There is no segment with this id.')
  const conditions = conditionsOf(filter, named !== null)
  let at = before
  for (let turn = 0; turn < mostWindows; turn += 1) {
    const numbers = named !== null ? await numbersOf(tx, named, at) : segmentId === null ? null : await membersBefore(tx, segmentId, { before: at, limit: size })
    const { matches, looked, last } = await lookThroughCustomers(tx, { numbers, before: at, size }, conditions)
    const isLast = (numbers === null ? looked : numbers.length) < size
    at = numbers === null ? last : numbers.at(-1) ?? null
    yield { matches: await bySuppression(deps, tx, { filter, matches }), last: isLast ? null : at }
    if (isLast) return
  }
}

/** A customer named by our id, also by an id that was merged away. */
async function numbersOf(tx: Tx, customerId: string, before: number | null): Promise<number[]> {
  const person = (await findPeople(tx, [customerId])).get(customerId)
  return person === undefined || (before !== null && person.number >= before) ? [] : [person.number]
}

function conditionsOf(filter: CustomerFilter, isNamed: boolean): CustomerConditions {
  const { trait, traitValue, subscription } = filter
  if ((trait === undefined) !== (traitValue === undefined)) throw new AppError('INVALID_INPUT', 'trait and traitValue go together: give both or none.')
  return {
    q: isNamed ? null : filter.q ?? null,
    subscription: subscription === undefined || subscription === 'suppressed' ? null : subscription,
    createdFrom: filter.createdFrom ?? null, createdTo: filter.createdTo ?? null,
    trait: trait === undefined || traitValue === undefined ? null : { name: trait, value: traitValue },
  }
}

/** Whose address is suppressed is known by its keyed hash only, which the database cannot make. */
async function bySuppression(deps: FindDeps, tx: Tx, { filter, matches }: { readonly filter: CustomerFilter; readonly matches: readonly FoundCustomer[] }): Promise<readonly FoundCustomer[]> {
  if (filter.subscription === undefined || matches.length === 0) return matches
  const suppressed = await findSuppressedAddresses(deps, tx, { channel: 'email', addresses: matches.flatMap(({ emailNorm }) => emailNorm ?? []) })
  return matches.filter(({ emailNorm }) => (emailNorm !== null && suppressed.has(emailNorm)) === (filter.subscription === 'suppressed'))
}
