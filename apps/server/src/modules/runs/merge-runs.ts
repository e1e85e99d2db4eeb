import type { Deps } from '../../deps.ts'
import type { Tx } from '../../db/postgres.ts'
import { endRuns } from './end-runs.ts'
import { lockRunsOfCustomers, moveRuns } from './runs-repository.ts'
import type { RunOfCustomer } from './runs-repository.ts'

/**
 * Two customers turned out to be one person: their runs become those of `into`. Where both hold the same entry, or where
 * only one may be under way, the earlier run stays: it has said more already, and nobody is to be told it twice. The other
 * ends as exited with the reason `merged`.
 */
export async function mergeRuns(deps: Deps, tx: Tx, given: { readonly from: string; readonly into: string; readonly now: number }): Promise<void> {
  const { from, into, now } = given
  const runs = await lockRunsOfCustomers(tx, [from, into])
  if (!runs.some((run) => run.customerId === from)) return
  const retired = supersededRuns(runs)
  await endRuns(deps, tx, { runs: retired.filter((run) => run.status === 'active'), reason: 'merged', now })
  await moveRuns(tx, { from, into, retired: retired.map((run) => run.id) })
}

/** The runs that give way when all of these belong to one person. Pure. */
export function supersededRuns<R extends Pick<RunOfCustomer, 'id' | 'journeyId' | 'slot' | 'isSingle' | 'status' | 'startedAt'>>(runs: readonly R[]): R[] {
  const taken = new Set<string>()
  const oldestFirst = [...runs].sort((a, b) => a.startedAt - b.startedAt || (a.id < b.id ? -1 : 1))
  return oldestFirst.filter((run) => {
    const places = placesOf(run)
    const isTaken = places.some((place) => taken.has(place))
    if (!isTaken) for (const place of places) taken.add(place)
    return isTaken
  })
}

function placesOf({ journeyId, slot, isSingle, status }: Pick<RunOfCustomer, 'journeyId' | 'slot' | 'isSingle' | 'status'>): string[] {
  // Two entries into one segment were two only because the person was taken for two.
  const isOneAtATime = status === 'active' && (isSingle || slot.startsWith('change:') || slot.startsWith('backfill:'))
  return [`${journeyId} ${slot}`, ...(isOneAtATime ? [`${journeyId} active`] : [])]
}
