import type { Deps } from '../../deps.ts'
import { countCustomers } from '../customers/index.ts'

// Counting a million rows takes a tenth of a second, and somebody who types asks several times a second: the figure beside a preview may
// be some seconds old where that is so.

const manyPeople = 200_000
const freshMs = 10_000

interface Counted { readonly total: Promise<number>; readonly at: number }
const counted = new WeakMap<object, Map<string, Counted>>()

/** How many customers a workspace has; of one with more than `manyPeople` numbers given, as counted in the last ten seconds. */
export async function recentTotal(deps: Pick<Deps, 'db'>, workspaceId: string, population: number): Promise<number> {
  const count = (): Promise<number> => deps.db.withWorkspace(workspaceId, countCustomers)
  if (population <= manyPeople) return count()
  const known = counted.get(deps.db) ?? new Map<string, Counted>()
  counted.set(deps.db, known)
  const last = known.get(workspaceId)
  if (last !== undefined && performance.now() - last.at < freshMs) return last.total
  const now: Counted = { total: count(), at: performance.now() }
  known.set(workspaceId, now)
  now.total.catch(() => { if (known.get(workspaceId) === now) known.delete(workspaceId) })
  return now.total
}
