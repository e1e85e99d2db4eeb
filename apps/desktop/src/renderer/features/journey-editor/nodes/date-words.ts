import { durationInWords } from '@sendero/flow-engine/time'

interface Offset { readonly direction: 'before' | 'after'; readonly by: string }

/** `3 days before renewsAt`, `On renewsAt`. */
export function momentWords(date: string, offset: Offset | undefined): string {
  return offset === undefined ? `On ${date}` : `${durationInWords(offset.by)} ${offset.direction} ${date}`
}

/** `24 Dec 2026`; a text that is no day stays as it is. */
export function dayWords(day: string): string {
  const at = /^\d{4}-\d{2}-\d{2}$/.test(day) ? new Date(`${day}T00:00:00Z`) : null
  return at === null || Number.isNaN(at.getTime()) ? day : new Intl.DateTimeFormat(undefined, { dateStyle: 'medium', timeZone: 'UTC' }).format(at)
}
