import type { EventFact, Facts } from '../model/facts.ts'
import type { Instant } from '../model/instant.ts'
import { parseTimeOfDay, plusDays, weekdayOf } from '../model/local-time.ts'
import type { LocalDate } from '../model/local-time.ts'
import { localParts } from '../model/time-zone.ts'
import { storableText } from './normalize-text.ts'
import type { During, EventLeaf } from './rule-structure.ts'

/** The events a leaf is about: those of its name, within the hours it asks for by the clock it asks for. Whoever answers a leaf begins with these. */
export function eventsAsked({ event, during }: Pick<EventLeaf, 'event' | 'during'>, facts: Pick<Facts, 'events' | 'customer' | 'workspaceTimeZone'>): readonly EventFact[] {
  const events = facts.events.get(storableText(event)) ?? []
  if (during === undefined) return events
  const timeZone = during.clock === 'workspace' ? facts.workspaceTimeZone ?? facts.customer.timeZone : facts.customer.timeZone
  return events.filter(({ occurredAt }) => isDuring(during, occurredAt, timeZone))
}

/** By what the clock on the wall showed. Hours that end on the day after belong to the weekday they began on. */
function isDuring(during: During, at: Instant, timeZone: string): boolean {
  const [from, to] = [minutesOf(during.from), minutesOf(during.to)]
  const { hour, minute, ...date } = localParts(at, timeZone)
  const now = hour * 60 + minute
  const beganOn = (day: LocalDate): boolean => during.weekdays?.includes(weekdayOf(day)) ?? true
  if (from < to) return now >= from && now < to && beganOn(date)
  return now >= from ? beganOn(date) : now < to && beganOn(plusDays(date, -1))
}

/** Of a text the schema has accepted. */
function minutesOf(text: string): number {
  const minutes = parseTimeOfDay(text)
  if (minutes === null) throw new Error(`Not a time of day: ${text}`)
  return minutes
}
