// Dates and windows of the second opinion: zones that never change their clocks, days of 24 hours, minutes counted one by one.

const minute = 60_000
const day = 1440 * minute
const ahead: { readonly [timeZone: string]: number } = { 'UTC': 0, 'Asia/Kolkata': 330 * minute, 'Asia/Kathmandu': 345 * minute }

interface UntilDate {
  readonly date: { readonly from: string; readonly day?: string }
  readonly offset?: { readonly direction: string; readonly by: string } | undefined
  readonly time?: string | undefined
}

/** The generated dates are fixed days, moved by two days if at all. */
export function momentOnPaper({ date, offset, time = '00:00' }: UntilDate, timeZone: string): number {
  const moved = offset === undefined ? 0 : offset.direction === 'after' ? 2 * day : -2 * day
  return Date.parse(`${date.day ?? ''}T${time}:00Z`) + moved - (ahead[timeZone] ?? Number.NaN)
}

interface Window { readonly weekdays: readonly number[]; readonly from: string; readonly to: string }

/** Now when it is open, else the first minute at which it is. */
export function nextOpening(window: Window, now: number): number {
  if (isOpen(window, now)) return now
  let at = Math.ceil(now / minute) * minute
  while (!isOpen(window, at)) at += minute
  return at
}

function isOpen({ weekdays, from, to }: Window, at: number): boolean {
  const [clock, weekday] = [new Date(at).toISOString().slice(11, 16), new Date(at).getUTCDay() || 7]
  const yesterday = weekday === 1 ? 7 : weekday - 1
  if (from < to) return weekdays.includes(weekday) && clock >= from && clock < to
  // Past midnight: in the evening it is the window of today, in the morning that of yesterday.
  return (weekdays.includes(weekday) && clock >= from) || (weekdays.includes(yesterday) && clock < to)
}
