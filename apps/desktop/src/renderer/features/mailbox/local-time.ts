const format = new Intl.DateTimeFormat(undefined, { dateStyle: 'medium', timeStyle: 'medium' })
const zone = new Intl.DateTimeFormat(undefined, { timeZoneName: 'short' })

/** An instant in the reader's own time zone, with the zone's name. */
export function localTime(instant: string): string {
  const at = new Date(instant)
  const name = zone.formatToParts(at).find((part) => part.type === 'timeZoneName')?.value ?? ''
  return `${format.format(at)} ${name}`
}
