/**
 * A parsed ISO 8601 duration. Calendar parts (years to days) follow the calendar of a zone, the rest is exact time.
 * All parts are whole and not negative, except seconds, which may carry milliseconds as a fraction.
 */
export interface Duration {
  readonly years: number
  readonly months: number
  readonly weeks: number
  readonly days: number
  readonly hours: number
  readonly minutes: number
  readonly seconds: number
}

const pattern = /^P(?=\d|T\d)(?:(\d{1,9})Y)?(?:(\d{1,9})M)?(?:(\d{1,9})W)?(?:(\d{1,9})D)?(?:T(?=\d)(?:(\d{1,9})H)?(?:(\d{1,9})M)?(?:(\d{1,9}(?:\.\d{1,3})?)S)?)?$/

const dayMs = 86_400_000
const longestMs = 1000 * 12 * 31 * dayMs

/** Reads `P90D`, `P1Y2M`, `P1W`, `PT12H`, `PT0.5S`; null for anything else, and for more than about a thousand years. */
export function parseDuration(text: string): Duration | null {
  const match = pattern.exec(text)
  if (match === null) return null
  const part = (index: number): number => Number(match[index] ?? 0)
  const duration: Duration = {
    years: part(1), months: part(2), weeks: part(3), days: part(4), hours: part(5), minutes: part(6), seconds: part(7),
  }
  // The cap keeps every sum with a date of this era inside what a Date can hold.
  return roughMs(duration) > longestMs ? null : duration
}

export function isDuration(text: string): boolean {
  return parseDuration(text) !== null
}

/** The part of a duration that is the same in every month, in milliseconds, with days of 24 hours. */
export function exactMs(duration: Duration): number {
  return (duration.weeks * 7 + duration.days) * dayMs + timeMs(duration)
}

/** Hours, minutes and seconds of a duration in milliseconds. */
export function timeMs(duration: Duration): number {
  return Math.round(duration.hours * 3_600_000 + duration.minutes * 60_000 + duration.seconds * 1000)
}

/** The longest a duration can be, in milliseconds: with months of 31 days. */
export function roughMs(duration: Duration): number {
  return (duration.years * 12 + duration.months) * 31 * dayMs + exactMs(duration)
}
