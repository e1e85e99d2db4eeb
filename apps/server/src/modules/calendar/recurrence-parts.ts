/** The parts of an RFC 5545 recurrence rule, each within its bounds. Weekdays count from 0, Monday. */
export interface RecurrenceParts {
  readonly freq: Frequency
  readonly interval: number
  readonly count: number | null
  /** As written: `20261231`, `20261231T090000` or `20261231T090000Z`. */
  readonly until: string | null
  readonly byDay: readonly { readonly weekday: number; readonly nth: number | null }[]
  readonly byMonthDay: readonly number[]
  readonly byMonth: readonly number[]
  readonly byYearDay: readonly number[]
  readonly byWeekNo: readonly number[]
  readonly bySetPos: readonly number[]
  readonly weekStart: number
}

export type Frequency = 'DAILY' | 'WEEKLY' | 'MONTHLY' | 'YEARLY'
export type ReadRecurrence = { readonly ok: true; readonly parts: RecurrenceParts } | { readonly ok: false; /** What is wrong and what to do. */ readonly reason: string }

class Refusal extends Error {}

/** Reads a rule, strictly: what RFC 5545 forbids is not guessed at. */
export function readRecurrence(text: string): ReadRecurrence {
  try {
    return { ok: true, parts: partsOf(fieldsOf(text)) }
  } catch (error) {
    if (error instanceof Refusal) return { ok: false, reason: error.message }
    throw error
  }
}

const names = ['FREQ', 'INTERVAL', 'COUNT', 'UNTIL', 'BYDAY', 'BYMONTHDAY', 'BYMONTH', 'BYYEARDAY', 'BYWEEKNO', 'BYSETPOS', 'WKST'] as const
type RecurrenceName = (typeof names)[number]
type Fields = ReadonlyMap<RecurrenceName, string>
const isName = (name: string): name is RecurrenceName => (names as readonly string[]).includes(name)

function fieldsOf(text: string): Fields {
  const fields = new Map<RecurrenceName, string>()
  for (const part of text.split(';')) {
    const [name = '', value = '', ...rest] = part.split('=')
    if (/^BY(HOUR|MINUTE|SECOND)$/.test(name)) throw new Refusal(`${name} would make it more than once a day; people enter at the time of the start.`)
    if (!isName(name) || value === '' || rest.length > 0) throw new Refusal(`"${part}" is no part of a rule; use ${names.join(', ')}, such as FREQ=WEEKLY;BYDAY=MO.`)
    if (fields.has(name)) throw new Refusal(`${name} is there twice; use it once, with several values joined by commas.`)
    fields.set(name, value)
  }
  return fields
}

function partsOf(fields: Fields): RecurrenceParts {
  const freq = frequencyOf(fields.get('FREQ') ?? '')
  const parts: RecurrenceParts = {
    freq,
    interval: numberOf(fields, 'INTERVAL', { least: 1, most: 1000 }) ?? 1,
    count: numberOf(fields, 'COUNT', { least: 1, most: 99_999 }),
    until: untilOf(fields.get('UNTIL')),
    byDay: listOf(fields, 'BYDAY').map(dayOf),
    byMonthDay: numbersOf(fields, 'BYMONTHDAY', { least: 1, most: 31, isSigned: true }),
    byMonth: numbersOf(fields, 'BYMONTH', { least: 1, most: 12 }),
    byYearDay: numbersOf(fields, 'BYYEARDAY', { least: 1, most: 366, isSigned: true }),
    byWeekNo: numbersOf(fields, 'BYWEEKNO', { least: 1, most: 53, isSigned: true }),
    bySetPos: numbersOf(fields, 'BYSETPOS', { least: 1, most: 366, isSigned: true }),
    weekStart: weekdayOf(fields.get('WKST') ?? 'MO', 'WKST'),
  }
  checkTogether(parts)
  return parts
}

function frequencyOf(text: string): Frequency {
  if (text === 'DAILY' || text === 'WEEKLY' || text === 'MONTHLY' || text === 'YEARLY') return text
  if (/^(HOURLY|MINUTELY|SECONDLY)$/.test(text)) throw new Refusal(`FREQ=${text} is more than once a day; use DAILY, WEEKLY, MONTHLY or YEARLY.`)
  throw new Refusal(text === '' ? 'FREQ is missing; begin with FREQ=DAILY, FREQ=WEEKLY, FREQ=MONTHLY or FREQ=YEARLY.' : `FREQ=${text} is unknown; use DAILY, WEEKLY, MONTHLY or YEARLY.`)
}

const listOf = (fields: Fields, name: RecurrenceName): string[] => fields.get(name)?.split(',') ?? []

interface Bounds { readonly least: number; readonly most: number; /** Also counted from the end, as -1. */ readonly isSigned?: boolean }

const numbersOf = (fields: Fields, name: RecurrenceName, bounds: Bounds): number[] => listOf(fields, name).map((text) => numberIn(bounds, name, text))

function numberOf(fields: Fields, name: RecurrenceName, bounds: Bounds): number | null {
  const text = fields.get(name)
  return text === undefined ? null : numberIn(bounds, name, text)
}

function numberIn({ least, most, isSigned = false }: Bounds, name: string, text: string): number {
  const number = /^[+-]?\d{1,5}$/.test(text) ? Number(text) : Number.NaN
  const size = isSigned ? Math.abs(number) : number
  if (size >= least && size <= most) return number
  throw new Refusal(`${name}=${text} is out of bounds; use ${least} to ${most}${isSigned ? `, or -${most} to -${least} counted from the end` : ''}.`)
}

const weekdays = ['MO', 'TU', 'WE', 'TH', 'FR', 'SA', 'SU']

function weekdayOf(text: string, name: string): number {
  const found = weekdays.indexOf(text)
  if (found === -1) throw new Refusal(`${name}=${text} names no weekday; use ${weekdays.join(', ')}.`)
  return found
}

function dayOf(text: string): { weekday: number; nth: number | null } {
  const [, ordinal, day] = /^([+-]?\d{1,2})?([A-Z]{2})$/.exec(text) ?? []
  const weekday = weekdayOf(day ?? text, 'BYDAY')
  if (ordinal === undefined) return { weekday, nth: null }
  const nth = Number(ordinal)
  if (nth === 0 || Math.abs(nth) > 53) throw new Refusal(`BYDAY=${text} counts wrongly; use 1MO for the first Monday, -1MO for the last.`)
  return { weekday, nth }
}

function untilOf(text: string | undefined): string | null {
  if (text === undefined) return null
  const isDay = /^\d{8}(T([01]\d|2[0-3])[0-5]\d[0-5]\dZ?)?$/.test(text) && isRealDay(text.slice(0, 8))
  if (!isDay) throw new Refusal(`UNTIL=${text} is no day; use 20261231, or 20261231T090000 by the clock of the schedule.`)
  return text
}

function isRealDay(digits: string): boolean {
  const day = `${digits.slice(0, 4)}-${digits.slice(4, 6)}-${digits.slice(6)}`
  const read = new Date(`${day}T00:00:00Z`)
  return !Number.isNaN(read.getTime()) && read.toISOString().startsWith(day)
}

/** What RFC 5545 (3.3.10) forbids of parts that are right by themselves. */
function checkTogether({ freq, ...parts }: RecurrenceParts): void {
  const isCounted = parts.byDay.some(({ nth }) => nth !== null)
  const forbidden: readonly (readonly [boolean, string])[] = [
    [parts.count !== null && parts.until !== null, 'COUNT and UNTIL are both there; use one of them.'],
    [isCounted && freq !== 'MONTHLY' && freq !== 'YEARLY', `Only FREQ=MONTHLY and FREQ=YEARLY can count weekdays; leave the number out of BYDAY, or change FREQ=${freq}.`],
    [isCounted && parts.byWeekNo.length > 0, 'BYWEEKNO picks weeks, so weekdays cannot be counted; leave the number out of BYDAY.'],
    [parts.byMonthDay.length > 0 && freq === 'WEEKLY', 'BYMONTHDAY does not go with FREQ=WEEKLY; use FREQ=MONTHLY.'],
    [parts.byYearDay.length > 0 && freq !== 'YEARLY', 'BYYEARDAY goes with FREQ=YEARLY only.'],
    [parts.byWeekNo.length > 0 && freq !== 'YEARLY', 'BYWEEKNO goes with FREQ=YEARLY only.'],
    [parts.bySetPos.length > 0 && !hasDays(parts), 'BYSETPOS picks from other parts; add BYDAY, BYMONTHDAY, BYMONTH, BYYEARDAY or BYWEEKNO.'],
  ]
  for (const [isBroken, reason] of forbidden) if (isBroken) throw new Refusal(reason)
}

const hasDays = ({ byDay, byMonthDay, byMonth, byYearDay, byWeekNo }: Omit<RecurrenceParts, 'freq'>): boolean =>
  byDay.length + byMonthDay.length + byMonth.length + byYearDay.length + byWeekNo.length > 0
