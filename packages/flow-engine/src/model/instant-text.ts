import type { Instant } from './instant.ts'

// An instant as text is an ISO 8601 date (midnight UTC) or an RFC 3339 date-time with its offset. A date-time without
// an offset is not an instant: it would mean another moment on every machine that reads it.
const pattern = /^(\d{4})-(\d{2})-(\d{2})(?:[Tt ](\d{2}):(\d{2}):(\d{2})(?:\.(\d{1,9}))?(?:[Zz]|([+-])(\d{2}):(\d{2})))?$/

const hyphen = 45

/** Milliseconds since the epoch; finer fractions are cut. Null when the text is no instant or names no real day. */
export function parseInstant(text: string): Instant | null {
  // Most texts that are asked about are no dates: the shortest look first.
  if (text.length < 10 || text.charCodeAt(4) !== hyphen) return null
  const match = pattern.exec(text)
  if (match === null) return null
  const part = (index: number): number => Number(match[index] ?? 0)
  const year = part(1)
  const month = part(2)
  const day = part(3)
  const isReal = month >= 1 && month <= 12 && day >= 1 && day <= daysInMonth(year, month)
    && part(4) <= 23 && part(5) <= 59 && part(6) <= 59 && part(9) <= 23 && part(10) <= 59
  if (!isReal) return null
  const milliseconds = Number((match[7] ?? '').padEnd(3, '0').slice(0, 3))
  const offsetMs = (part(9) * 60 + part(10)) * 60_000 * (match[8] === '-' ? -1 : 1)
  return utcInstant({ year, month, day, hour: part(4), minute: part(5), second: part(6), millisecond: milliseconds }) - offsetMs
}

export function isInstantText(text: string): boolean {
  return parseInstant(text) !== null
}

/** A moment of a wall clock. `month` counts from 1. */
export interface WallTime {
  readonly year: number
  readonly month: number
  readonly day: number
  readonly hour: number
  readonly minute: number
  readonly second: number
  readonly millisecond: number
}

/** The instant at which a clock set to UTC shows this time. */
export function utcInstant(at: WallTime): Instant {
  const date = new Date(0)
  // Not Date.UTC: it takes the years 0 to 99 for 1900 to 1999.
  date.setUTCFullYear(at.year, at.month - 1, at.day)
  return date.setUTCHours(at.hour, at.minute, at.second, at.millisecond)
}

/** What a clock set to UTC shows at this instant. */
export function utcWallTime(instant: Instant): WallTime {
  const date = new Date(instant)
  return {
    year: date.getUTCFullYear(), month: date.getUTCMonth() + 1, day: date.getUTCDate(),
    hour: date.getUTCHours(), minute: date.getUTCMinutes(), second: date.getUTCSeconds(), millisecond: date.getUTCMilliseconds(),
  }
}

/** Days of a month (from 1) in the Gregorian calendar. */
export function daysInMonth(year: number, month: number): number {
  if (month === 2) return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0) ? 29 : 28
  return month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31
}
