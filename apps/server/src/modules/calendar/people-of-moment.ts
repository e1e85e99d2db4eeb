import { localParts } from '@sendero/flow-engine/time'
import type { Tx } from '../../db/postgres.ts'
import { parsePublicId } from '../../db/public-id.ts'
import { customersAfterNumber } from '../customers/index.ts'
import type { NumberedCustomer } from '../customers/index.ts'
import { segmentMembers } from '../segments/index.ts'
import { customersInZone, datesInZone } from './calendar-people-repository.ts'
import { dayMatcher } from './day-matcher.ts'
import type { DayMatcher } from './day-matcher.ts'
import type { CalendarTrigger } from './entry-calendar.ts'
import type { Floating } from './floating-time.ts'
import { clockOf, unknownZone } from './moments-of-zones.ts'
import type { Moment } from './moments-of-zones.ts'
import type { Cursor } from './occurrence.ts'

/** People whose date is looked at are many, those who enter few; without a date everybody enters who is read. */
const batchSize = { date: 5_000, schedule: 2_000 }

/** Where people are read from: a name, for the cursor, and the next of them by number. */
interface Source {
  readonly key: string
  look(page: { readonly after: number; readonly limit: number }): Promise<Looked>
}
interface Looked { readonly looked: number; readonly last: number | null; readonly people: readonly NumberedCustomer[] }

interface Given { readonly trigger: CalendarTrigger; readonly at: Floating; readonly moment: Moment; readonly cursor: Cursor | null; /** Of those whose own is unknown. */ readonly timeZone: string }

/**
 * The next people for whom the time of an occurrence comes at this moment, whatever segment they are in (but for the clock of the workspace,
 * whose segment is read as it is). `isOver`: there is nobody after them.
 */
export async function nextPeople(tx: Tx, given: Given): Promise<{ people: readonly NumberedCustomer[]; cursor: Cursor; isOver: boolean }> {
  const all = sourcesOf(tx, given)
  let cursor = given.cursor ?? { source: all[0]?.key ?? '', after: -1 }
  let left = batchSize[given.trigger.kind]
  const people: NumberedCustomer[] = []
  for (const source of all.filter(({ key }) => key >= cursor.source)) {
    const after = source.key === cursor.source ? cursor.after : -1
    const found = await source.look({ after, limit: left })
    people.push(...found.people)
    left -= found.looked
    cursor = { source: source.key, after: found.last ?? after }
    if (left <= 0) return { people, cursor, isOver: false }
  }
  return { people, cursor, isOver: true }
}

function sourcesOf(tx: Tx, { trigger, at, moment: { zones }, timeZone }: Given): Source[] {
  if (zones === null) return [fromEverywhere(tx, trigger)]
  if (trigger.kind === 'schedule') return zones.map((zone) => ({ key: zone, look: async (page) => looked(await customersInZone(tx, nameOf(zone), page)) }))
  const matcher = dayMatcher({ day: localParts(at, 'UTC'), rule: trigger })
  return zones.map((zone) => datesFrom(tx, { zone, timeZone, path: trigger.path, isYearly: trigger.yearly, matcher }))
}

function fromEverywhere(tx: Tx, { segmentId }: CalendarTrigger): Source {
  const uuid = segmentId === null ? null : parsePublicId('segment', segmentId)
  return { key: '', look: async (page) => looked(uuid === null ? await customersAfterNumber(tx, page.after, page.limit) : await segmentMembers(tx, uuid, page)) }
}

interface Dates { readonly zone: string; readonly timeZone: string; readonly path: string; readonly isYearly: boolean; readonly matcher: DayMatcher }

function datesFrom(tx: Tx, { zone, timeZone, path, isYearly, matcher: { texts, matches } }: Dates): Source {
  return {
    key: zone,
    async look(page) {
      const found = await datesInZone(tx, nameOf(zone), { path, texts, isYearly, ...page })
      return { ...found, people: found.people.filter(({ value }) => matches(value, clockOf(zone, timeZone))) }
    },
  }
}

const nameOf = (zone: string): string | null => (zone === unknownZone ? null : zone)
const looked = (people: readonly NumberedCustomer[]): Looked => ({ looked: people.length, last: people.at(-1)?.number ?? null, people })
