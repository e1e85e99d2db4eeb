import type { PlanEntry } from '@sendero/flow-engine'
import type { Deps } from '../../deps.ts'
import type { Tx } from '../../db/postgres.ts'
import { loadWorkspace } from '../workspaces/index.ts'
import { calendarOf, slotOf } from './entry-calendar.ts'
import type { EntryCalendar } from './entry-calendar.ts'
import { floatingText, localTimeOf } from './floating-time.ts'
import type { Floating } from './floating-time.ts'
import type { LeftOut, Occurrence } from './occurrence.ts'
import { firstNotOver, spanOf } from './occurrence-times.ts'
import { deleteOccurrence, insertOccurrence, lockOpenOccurrences, endPause, saveProgress, setVersion } from './occurrences-repository.ts'

/**
 * Follows a version that is published, in its transaction, which holds the journey: occurrences that the new entry has too go on with
 * it, the others are dropped, and the next one is planned. What came before now, for anybody, enters nobody, and no occurrence comes twice.
 */
export async function planOccurrences(deps: Pick<Deps, 'wake'>, tx: Tx, { journeyId, version, trigger }: { readonly journeyId: string; readonly version: number; readonly trigger: PlanEntry['trigger'] }): Promise<void> {
  const { workspace: { timeZone }, now } = await loadWorkspace(tx)
  const calendar = calendarOf(trigger, timeZone)
  for (const occurrence of await lockOpenOccurrences(tx, journeyId)) {
    if (calendar !== null && isStill(occurrence, calendar)) await setVersion(tx, occurrence, version)
    else await dropOccurrence(tx, occurrence, 'replaced')
  }
  const first = calendar === null ? null : firstNotOver(calendar, { now, timeZone })
  if (calendar === null || first === null) return
  await planNext(tx, { journeyId, version, calendar, after: first - 1, since: now, pausedUntil: null, timeZone })
  tx.afterCommit(() => { deps.wake.wake('calendar.enter', tx.workspaceId) })
}

interface Planning { readonly journeyId: string; readonly version: number; readonly calendar: EntryCalendar; readonly after: Floating; readonly since: number; readonly pausedUntil: number | null; readonly timeZone: string }

/** Plans the first occurrence after a time that has not been yet. One row ahead is enough: when it begins it plans the next. */
export async function planNext(tx: Tx, { journeyId, version, calendar, after, since, pausedUntil, timeZone }: Planning): Promise<void> {
  const { times, clock, trigger } = calendar
  for (let at = times.after(after); at !== null; at = times.after(at)) {
    const planned = { journeyId, version, clock, timeZone, since, pausedUntil, slot: slotOf(trigger, at), localTime: floatingText(at), ...spanOf(at, clock, timeZone) }
    if (await insertOccurrence(tx, planned)) return
  }
}

/** Ends what is planned and under way of a journey, which the caller holds: it is stopped. */
export async function dropOccurrences(tx: Tx, journeyId: string): Promise<void> {
  for (const occurrence of await lockOpenOccurrences(tx, journeyId)) await dropOccurrence(tx, occurrence, 'stopped')
}

/** People may enter again, after a pause or with an entry that was closed: what came in the meantime has been missed. */
export async function resumeOccurrences(deps: Pick<Deps, 'wake'>, tx: Tx, journeyId: string): Promise<void> {
  await endPause(tx, journeyId, (await loadWorkspace(tx)).now)
  tx.afterCommit(() => { deps.wake.wake('calendar.enter', tx.workspaceId) })
}

/** What had begun stays on record with why it did not go on. */
async function dropOccurrence(tx: Tx, occurrence: Occurrence, reason: LeftOut): Promise<void> {
  if (occurrence.state === 'planned') await deleteOccurrence(tx, occurrence)
  else await saveProgress(tx, { ...occurrence, reason: occurrence.reason ?? reason, pass: null, dueAt: null })
}

function isStill({ localTime, slot, clock }: Occurrence, calendar: EntryCalendar): boolean {
  const at = localTimeOf(localTime)
  return calendar.clock === clock && calendar.times.has(at) && slotOf(calendar.trigger, at) === slot
}
