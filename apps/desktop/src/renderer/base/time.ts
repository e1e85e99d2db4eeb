import { formatDate, formatRelativeTime, zoneNameAt } from '@sendero/i18n'

// Every date on a screen says its zone. The zone is the workspace's, because that is the one journeys run by; until it is known,
// the reader's own.

let zone: string | undefined

/** Sets the zone that all dates are shown in from now on. */
export function showTimesIn(timeZone: string): void {
  zone = timeZone
}

/** The zone dates are shown in, as an IANA name. */
export const shownTimeZone = (): string => zone ?? Intl.DateTimeFormat().resolvedOptions().timeZone

const inZone = (options: Intl.DateTimeFormatOptions): Intl.DateTimeFormatOptions => ({ ...options, timeZone: zone })

const zoneName = (at: Date): string => zoneNameAt(at, zone)

/** Date and time with the zone's name: "26 Nov 2026, 14:05 CET". Empty for what is no instant. */
export function instantLabel(instant: string, { seconds = false }: { readonly seconds?: boolean } = {}): string {
  const at = new Date(instant)
  if (Number.isNaN(at.getTime())) return ''
  return `${formatDate(at, inZone({ dateStyle: 'medium', timeStyle: seconds ? 'medium' : 'short' }))} ${zoneName(at)}`
}

/** The day alone with the zone's name, for lists. */
export function dayLabel(instant: string): string {
  const at = new Date(instant)
  return Number.isNaN(at.getTime()) ? '' : `${dateLabel(instant)} ${zoneName(at)}`
}

/** The day alone, where the zone is said around it. */
export function dateLabel(instant: string): string {
  const at = new Date(instant)
  return Number.isNaN(at.getTime()) ? '' : formatDate(at, inZone({ dateStyle: 'medium' }))
}

const steps: readonly (readonly [Intl.RelativeTimeFormatUnit, number])[] = [['year', 31_536_000], ['month', 2_592_000], ['day', 86_400], ['hour', 3_600], ['minute', 60]]

/** "3 minutes ago", "in 2 days". Beside it, or in its title, belongs the exact time. */
export function relativeLabel(instant: string, now: number): string {
  const seconds = Math.round((Date.parse(instant) - now) / 1000)
  for (const [unit, size] of steps) if (Math.abs(seconds) >= size) return formatRelativeTime(Math.trunc(seconds / size), unit)
  return formatRelativeTime(0, 'second')
}

/** The time of day alone, where the day and the zone are said around it. */
export function clockLabel(instant: string, { seconds = false }: { readonly seconds?: boolean } = {}): string {
  const at = new Date(instant)
  return Number.isNaN(at.getTime()) ? '' : formatDate(at, inZone({ timeStyle: seconds ? 'medium' : 'short' }))
}
