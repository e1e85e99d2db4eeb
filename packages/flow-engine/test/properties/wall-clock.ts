// Clocks on the wall as the platform shows them, looked at minute by minute: what local times are held against. Nothing of the
// engine is in here.

export const minute = 60_000
export const hour = 60 * minute
export const day = 24 * hour
const quarter = 15 * minute

/** Clock changes by an hour and by half of one, none at all, a day left out, a month of another time each year, days that begin at one. */
export const zones = [
  'Europe/Berlin', 'America/New_York', 'Australia/Lord_Howe', 'Asia/Kathmandu', 'Pacific/Apia', 'Africa/Casablanca', 'America/St_Johns', 'America/Santiago', 'UTC',
] as const

const clocks = new Map<string, Intl.DateTimeFormat>()
const offsets = new Map<string, Map<number, number>>()

/** `2026-03-29 09:00:00` */
export function wallClock(instant: number, timeZone: string): string {
  const clock = clocks.get(timeZone) ?? new Intl.DateTimeFormat('sv-SE', { timeZone, dateStyle: 'short', timeStyle: 'medium' })
  clocks.set(timeZone, clock)
  return clock.format(instant)
}

/** The wall as if it hung in Greenwich. Clocks change on the quarter of an hour, so one look serves fifteen minutes. */
export function wallOf(instant: number, timeZone: string): number {
  const known = offsets.get(timeZone) ?? new Map<number, number>()
  offsets.set(timeZone, known)
  const start = Math.floor(instant / quarter) * quarter
  const offset = known.get(start) ?? Date.parse(`${wallClock(start, timeZone).replace(' ', 'T')}Z`) - start
  known.set(start, offset)
  return instant + offset
}

/** The first minute at which the wall has come to this time: the time itself, or what is shown first after it. */
export function firstShown(wall: number, timeZone: string): number {
  let instant = wall - 15 * hour
  while (wallOf(instant, timeZone) < wall) instant += minute
  return instant
}

export interface NaiveWindow { readonly weekdays: readonly number[]; readonly from: number; readonly to: number }

/** Every opening of a window on the days around now, each from and to the minute the wall has come to its times. */
export function openingsAround({ weekdays, from, to }: NaiveWindow, now: number, timeZone: string): { opensAt: number; closesAt: number }[] {
  const today = Math.floor(wallOf(now, timeZone) / day)
  const dates = Array.from({ length: 33 }, (_, index) => today - 3 + index).filter((date) => weekdays.includes(isoWeekday(date)))
  return dates.map((date) => ({ opensAt: firstShown(date * day + from * minute, timeZone), closesAt: firstShown((to <= from ? date + 1 : date) * day + to * minute, timeZone) }))
    .filter(({ opensAt, closesAt }) => closesAt > opensAt)
}

/** Of a day counted from 1 January 1970, a Thursday. */
function isoWeekday(date: number): number {
  return new Date(date * day).getUTCDay() || 7
}

/** Days (midnight in Greenwich) on which the clocks of the zone change, and those beside them. */
export function daysOfChange(timeZone: string, [fromYear, toYear]: readonly [number, number]): number[] {
  const found: number[] = []
  for (let at = Date.UTC(fromYear, 0); at < Date.UTC(toYear, 0); at += day) {
    if (wallOf(at, timeZone) - at !== wallOf(at + day, timeZone) - at - day) found.push(at - day, at, at + day)
  }
  return found
}
