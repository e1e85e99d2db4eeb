import type { Deps } from '../../deps.ts'
import type { Tx } from '../../db/postgres.ts'
import { isOwnSend } from '../events/index.ts'
import type { MetByEvents } from './enter-by-events.ts'
import { handEventsToRuns } from './run-inputs-repository.ts'

/**
 * Hands these events to the runs of their customers that wait for an event of the name, or that it may end, in the transaction
 * that takes the events in. Whether an event counts (its properties, its time) is for the engine to say at the next advance.
 */
export async function wakeByEvents(deps: Pick<Deps, 'wake'>, tx: Tx, { events, journeys, now }: MetByEvents): Promise<{ handed: number }> {
  const waits = journeys.flatMap(({ journeyId, waitEvents, watchEvents }) => [
    ...waitEvents.filter((name) => !watchEvents.includes(name)).map((name) => ({ journeyId, name, isWatched: false })),
    ...watchEvents.map((name) => ({ journeyId, name, isWatched: true })),
  ])
  if (waits.length === 0) return { handed: 0 }
  const names = new Set(waits.map((wait) => wait.name))
  const heard = events.filter((event) => names.has(event.name))
  const handed = await handEventsToRuns(tx, { events: heard.filter((event) => !isOwnSend(event)), waits, now })
    + await handEventsToRuns(tx, { events: heard.filter(isOwnSend), waits: waits.filter(({ isWatched }) => isWatched), now })
  if (handed > 0) tx.afterCommit(() => { deps.wake.wake('run.advance', tx.workspaceId) })
  return { handed }
}
