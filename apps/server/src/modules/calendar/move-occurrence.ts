import type { Plan } from '@sendero/flow-engine'
import type { Deps } from '../../deps.ts'
import type { Tx } from '../../db/postgres.ts'
import { loadPlans } from '../runs/index.ts'
import type { Workspace } from '../workspaces/index.ts'
import { holdJourney } from './calendar-journeys-repository.ts'
import { enterPeople } from './enter-people.ts'
import { calendarOf } from './entry-calendar.ts'
import type { EntryCalendar } from './entry-calendar.ts'
import { localTimeOf } from './floating-time.ts'
import type { Floating } from './floating-time.ts'
import { momentsOfZones } from './moments-of-zones.ts'
import type { Moment } from './moments-of-zones.ts'
import { nextMove } from './next-move.ts'
import type { Move } from './next-move.ts'
import type { Occurrence } from './occurrence.ts'
import { spanOf } from './occurrence-times.ts'
import { lockOccurrence, replanOccurrence, saveProgress } from './occurrences-repository.ts'
import type { OccurrenceKey } from './occurrences-repository.ts'
import { nextPeople } from './people-of-moment.ts'
import { planNext } from './plan-occurrences.ts'
import { hasMoves, loadZones } from './zones-repository.ts'

/** An occurrence that this transaction holds, with what its journey says about it now. */
export interface HeldOccurrence {
  readonly occurrence: Occurrence
  readonly at: Floating
  readonly calendar: EntryCalendar
  readonly entry: Plan['entry']
  /** Why nobody may enter now. */
  readonly shut: 'paused' | 'closed' | null
}

export interface Present { readonly workspace: Workspace; readonly now: number }

/** Holds a journey and its occurrence. Null when that is over; one that nobody can enter any more is ended. */
export async function holdOccurrence(deps: Pick<Deps, 'db'>, tx: Tx, { key, workspace }: Present & { readonly key: OccurrenceKey }): Promise<HeldOccurrence | null> {
  const journey = await holdJourney(tx, key.journeyId)
  const occurrence = await lockOccurrence(tx, key)
  if (occurrence === null) return null
  const { journeyId, version, localTime } = occurrence
  const entry = (await loadPlans(deps.db, tx, [{ journeyId, version }])).of({ journeyId, version })?.plan.entry
  const calendar = entry === undefined ? null : calendarOf(entry.trigger, workspace.timeZone)
  const isOpen = journey?.status === 'live' || journey?.status === 'paused'
  if (entry !== undefined && calendar !== null && isOpen && journey.version === version) return { occurrence, at: localTimeOf(localTime), calendar, entry, shut: journey.status === 'paused' ? 'paused' : journey.isEntryClosed ? 'closed' : null }
  await saveProgress(tx, { ...occurrence, reason: occurrence.reason ?? (isOpen ? 'replaced' : 'stopped'), pass: null, dueAt: null })
  return null
}

/** Does what is next for an occurrence: lets a batch of people in, waits for the next moment, or ends. Returns how many entered. */
export async function moveOccurrence(deps: Pick<Deps, 'db' | 'wake'>, tx: Tx, given: Present & { readonly key: OccurrenceKey }): Promise<number> {
  const { workspace: { timeZone }, now } = given
  const held = await holdOccurrence(deps, tx, given)
  if (held === null) return 0
  const { occurrence, at, calendar } = held
  if (occurrence.state === 'planned') {
    if (occurrence.clock === 'workspace' && occurrence.timeZone !== timeZone) {
      await replanOccurrence(tx, occurrence, { timeZone, ...spanOf(at, 'workspace', timeZone) })
      return 0
    }
    await planNext(tx, { ...occurrence, calendar, timeZone, after: at })
  }
  const begun = occurrence.state === 'planned' ? { ...occurrence, timeZone } : occurrence
  const moments: Moment[] = occurrence.clock === 'workspace' ? [{ at: occurrence.endsAt, zones: null }] : momentsOfZones({ at, zones: await loadZones(tx), timeZone: begun.timeZone })
  return letIn(deps, tx, { held: { ...held, occurrence: begun }, moments, now })
}

interface Turn { readonly held: HeldOccurrence; readonly moments: readonly Moment[]; readonly now: number }

async function letIn(deps: Pick<Deps, 'wake'>, tx: Tx, { held, moments, now }: Turn): Promise<number> {
  const { occurrence, at, calendar: { trigger }, entry, shut } = held
  const move = nextMove(occurrence, { moments, now, shut })
  const { next, doneThrough, reason } = move
  const sofar = { ...occurrence, doneThrough, reason }
  if (next.kind !== 'enter') {
    await saveProgress(tx, { ...sofar, pass: null, dueAt: dueAt(move) })
    return 0
  }
  const { moment } = next
  const cursor = occurrence.pass?.at === moment.at ? occurrence.pass.cursor : null
  const batch = await nextPeople(tx, { trigger, at, moment, cursor, timeZone: occurrence.timeZone })
  const entered = await enterPeople(deps, tx, { occurrence, entry, trigger, people: batch.people, now })
  const after = { ...sofar, entered: occurrence.entered + entered }
  // People who have come here from a zone whose moment is this one or later are let in before this moment counts as done: see settleMoves.
  const isDone = batch.isOver && !(occurrence.clock === 'customer' && await hasMoves(tx))
  if (!isDone) await saveProgress(tx, { ...after, pass: { at: moment.at, cursor: batch.cursor }, dueAt: moment.at })
  else await saveProgress(tx, { ...after, doneThrough: moment.at, passes: occurrence.passes + 1, pass: null, dueAt: dueAt(nextMove({ ...sofar, doneThrough: moment.at }, { moments, now, shut })) })
  return entered
}

/** Null: it is over. */
function dueAt({ next }: Move): number | null {
  if (next.kind === 'finish') return null
  return next.kind === 'wait' ? next.until : next.moment.at
}
