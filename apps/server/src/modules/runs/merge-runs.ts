import type { Deps } from '../../deps.ts'
import type { Tx } from '../../db/postgres.ts'
import { endRuns } from './end-runs.ts'
import { lockRunsOfCustomers, moveRuns } from './runs-repository.ts'
import type { RunOfCustomer } from './runs-repository.ts'

export interface CustomerMerge { readonly from: string; readonly into: string }

/**
 * Customers turned out to be one person: their runs become those of `into`. Where two hold the same entry, or where only one
 * may be under way, the earlier run stays: it has said more already, and nobody is to be told it twice. The other ends as
 * exited with the reason `merged`.
 */
export async function mergeRuns(deps: Deps, tx: Tx, given: { readonly merges: readonly CustomerMerge[]; readonly now: number }): Promise<void> {
  const { merges, now } = given
  const intoOf = new Map(merges.map(({ from, into }) => [from, into]))
  const stored = await lockRunsOfCustomers(tx, [...new Set(merges.flatMap(({ from, into }) => [from, into]))])
  if (!stored.some((run) => intoOf.has(run.customerId))) return
  const runs = stored.map((run) => ({ ...run, customerId: intoOf.get(run.customerId) ?? run.customerId }))
  const retired = supersededRuns(runs)
  await endRuns(deps, tx, { runs: retired.filter((run) => run.status === 'active'), reason: 'merged', now })
  await moveRuns(tx, { moves: runs.filter((run, index) => run.customerId !== stored[index]?.customerId), retired: retired.map((run) => run.id) })
}

type Claim = Pick<RunOfCustomer, 'id' | 'journeyId' | 'customerId' | 'slot' | 'isSingle' | 'status' | 'startedAt'>

/** The runs that give way to an earlier one of the same customer. Pure. */
export function supersededRuns<R extends Claim>(runs: readonly R[]): R[] {
  const taken = new Set<string>()
  const oldestFirst = [...runs].sort((a, b) => a.startedAt - b.startedAt || (a.id < b.id ? -1 : 1))
  return oldestFirst.filter((run) => {
    const places = placesOf(run)
    const isTaken = places.some((place) => taken.has(place))
    if (!isTaken) for (const place of places) taken.add(place)
    return isTaken
  })
}

function placesOf({ journeyId, customerId, slot, isSingle, status }: Claim): string[] {
  const of = `${customerId} ${journeyId}`
  // Two entries into one segment were two only because the person was taken for two.
  const isOneAtATime = status === 'active' && (isSingle || slot.startsWith('change:') || slot.startsWith('backfill:'))
  return [`${of} ${slot}`, ...(isOneAtATime ? [`${of} active`] : [])]
}
