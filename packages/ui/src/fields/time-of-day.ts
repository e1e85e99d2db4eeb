const dayMinutes = 24 * 60

/** `9`, `930`, `9:30`, `9.30`, `17h30`, `5 pm` as `09:30`-like text; null for what is no time of the day. */
export function timeOfDay(typed: string): string | null {
  const match = /^(\d{1,2})(?:\s*[:.h]\s*(\d{1,2})?|(\d{2}))?\s*(am?|pm?)?$/i.exec(typed.trim())
  if (match === null) return null
  const [, hourText = '', separated, joined, half = ''] = match
  const [hour, minute] = [Number(hourText), Number(separated ?? joined ?? '0')]
  if (minute > 59 || hour > 23 || (half !== '' && (hour < 1 || hour > 12))) return null
  return textOf((hour % (half === '' ? 24 : 12) + (/^p/i.test(half) ? 12 : 0)) * 60 + minute)
}

/** A time some minutes later or earlier, around the clock. */
export function movedTime(time: string, byMinutes: number): string {
  const [hour = 0, minute = 0] = time.split(':').map(Number)
  return textOf((hour * 60 + minute + byMinutes + dayMinutes) % dayMinutes)
}

const two = (part: number): string => String(part).padStart(2, '0')
const textOf = (minutes: number): string => `${two(Math.floor(minutes / 60))}:${two(minutes % 60)}`
