import { localParts } from '@sendero/flow-engine/time'
import type { Deps } from '../../deps.ts'
import type { Tx } from '../../db/postgres.ts'
import { movedCustomers } from './calendar-people-repository.ts'
import type { MovedCustomer } from './calendar-people-repository.ts'
import { dayMatcher } from './day-matcher.ts'
import { enterPeople } from './enter-people.ts'
import { instantOf } from './floating-time.ts'
import { clockOf } from './moments-of-zones.ts'
import { holdOccurrence } from './move-occurrence.ts'
import type { HeldOccurrence, Present } from './move-occurrence.ts'
import { addEntered, findEnteringByZones } from './occurrences-repository.ts'
import { takeMoves } from './zones-repository.ts'
import type { ZoneMove } from './zones-repository.ts'

const batchSize = 500
const dayMs = 86_400_000

/**
 * Lets in whom an occurrence would miss because they changed their time zone: from one whose moment has yet to come, to one where it has
 * been. Everybody else is met by the moment of the zone they are in. A moment counts as done only when nobody waits here, so that whoever
 * left its zone before it was looked at is known to have left from one that was not. Returns how many changes it took off the list.
 */
export async function settleMoves(deps: Pick<Deps, 'db' | 'wake'>, tx: Tx, present: Present): Promise<{ settled: number; entered: number }> {
  const moves = await takeMoves(tx, batchSize)
  let entered = 0
  if (moves.length > 0) for (const key of await findEnteringByZones(tx)) {
    const held = await holdOccurrence(deps, tx, { ...present, key })
    if (held === null || held.shut !== null) continue
    const mine = await enterMoved(deps, tx, { held, moves, now: present.now })
    if (mine > 0) await addEntered(tx, key, mine)
    entered += mine
  }
  return { settled: moves.length, entered }
}

interface Given { readonly held: HeldOccurrence; readonly moves: readonly ZoneMove[]; readonly now: number }

async function enterMoved(deps: Pick<Deps, 'wake'>, tx: Tx, { held, moves, now }: Given): Promise<number> {
  const { occurrence, at, entry, calendar: { trigger } } = held
  const momentIn = (zone: string | null): number => instantOf(at, clockOf(zone, occurrence.timeZone))
  const unmet = moves.filter(({ fromZone }) => momentIn(fromZone) > occurrence.doneThrough).map(({ customerId }) => customerId)
  if (unmet.length === 0) return 0
  const isTheirDay = dayCheck(held)
  const reached = occurrence.pass?.at ?? occurrence.doneThrough
  const isMet = (person: MovedCustomer): boolean => momentIn(person.zone) <= reached && now - momentIn(person.zone) < dayMs
  const people = (await movedCustomers(tx, [...new Set(unmet)], trigger.kind === 'date' ? trigger.path : '')).filter((person) => isMet(person) && isTheirDay(person))
  return enterPeople(deps, tx, { occurrence, entry, trigger, people, now })
}

function dayCheck({ calendar: { trigger }, at, occurrence }: HeldOccurrence): (person: MovedCustomer) => boolean {
  if (trigger.kind === 'schedule') return () => true
  const { matches } = dayMatcher({ day: localParts(at, 'UTC'), rule: trigger })
  return ({ value, zone }) => value !== null && matches(value, clockOf(zone, occurrence.timeZone))
}
