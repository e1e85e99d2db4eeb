const label = new Intl.DateTimeFormat('en', { weekday: 'short', year: 'numeric', month: 'short', day: 'numeric', hour: 'numeric', minute: '2-digit', timeZone: 'UTC' })

/** `2026-12-24T09:00`, a time on the wall that stands in no zone, as people write it. */
export function localTimeLabel(localTime: string): string {
  return label.format(new Date(`${localTime}:00Z`))
}
