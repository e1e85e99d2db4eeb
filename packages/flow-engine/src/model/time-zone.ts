import type { Instant } from './instant.ts'
import { utcInstant, utcWallTime } from './instant-text.ts'
import type { WallTime } from './instant-text.ts'

const dayMs = 86_400_000

// Making a formatter costs a thousand times more than using it. Names come from data, so the cache is bounded.
const formatters = new Map<string, Intl.DateTimeFormat>()
const mostFormatters = 1000

function formatterOf(timeZone: string): Intl.DateTimeFormat {
  const known = formatters.get(timeZone)
  if (known !== undefined) return known
  const formatter = new Intl.DateTimeFormat('en-US', {
    timeZone, calendar: 'iso8601', numberingSystem: 'latn', hourCycle: 'h23',
    year: 'numeric', month: 'numeric', day: 'numeric', hour: 'numeric', minute: 'numeric', second: 'numeric',
  })
  if (formatters.size >= mostFormatters) formatters.clear()
  formatters.set(timeZone, formatter)
  return formatter
}

/** True for the IANA names this runtime knows (`Europe/Berlin`, `UTC`). A bare offset such as `+02:00` is not a zone. */
export function isTimeZone(name: string): boolean {
  if (!/^[A-Za-z][A-Za-z0-9_+/-]{0,63}$/.test(name)) return false
  try {
    formatterOf(name)
    return true
  } catch (error) {
    if (error instanceof RangeError) return false
    throw error
  }
}

/** What a clock on the wall of the zone shows at this instant. */
export function localParts(instant: Instant, timeZone: string): WallTime {
  return utcWallTime(instant + offsetAt(instant, timeZone))
}

/**
 * The instant at which a clock of the zone shows this time. A time that the clock skips (spring) is read with the offset
 * before the change, so it lands later by the gap; of a time shown twice (autumn) the first is taken.
 */
export function instantOfLocal(local: WallTime, timeZone: string): Instant {
  const asUtc = utcInstant(local)
  const before = offsetAt(asUtc - dayMs, timeZone)
  const after = offsetAt(asUtc + dayMs, timeZone)
  if (before === after) return asUtc - before
  const fitsBefore = offsetAt(asUtc - before, timeZone) === before
  const fitsAfter = offsetAt(asUtc - after, timeZone) === after
  return !fitsBefore && fitsAfter ? asUtc - after : asUtc - before
}

/** Milliseconds the clock of the zone is ahead of UTC at this instant. */
function offsetAt(instant: Instant, timeZone: string): number {
  if (timeZone === 'UTC') return 0
  const wholeSecond = Math.floor(instant / 1000) * 1000
  const shown: { [type: string]: number } = {}
  for (const part of formatterOf(timeZone).formatToParts(wholeSecond)) shown[part.type] = Number(part.value)
  const local = utcInstant({
    year: shown['year'] ?? 0, month: shown['month'] ?? 0, day: shown['day'] ?? 0,
    hour: shown['hour'] ?? 0, minute: shown['minute'] ?? 0, second: shown['second'] ?? 0, millisecond: 0,
  })
  return local - wholeSecond
}
