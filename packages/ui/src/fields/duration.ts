// Durations as people say them: one number and one unit. ISO 8601 in and out; what needs two units (P1DT12H) is said in
// the smaller one (36 hours). Months and years have no fixed length and are refused.

export type DurationUnit = 'minutes' | 'hours' | 'days' | 'weeks'

export interface Duration {
  readonly amount: number
  readonly unit: DurationUnit
}

const minutesIn: Readonly<Record<DurationUnit, number>> = { minutes: 1, hours: 60, days: 1440, weeks: 10_080 }
export const durationUnits: readonly DurationUnit[] = ['minutes', 'hours', 'days', 'weeks']

const pattern = /^P(?:(\d+)W)?(?:(\d+)D)?(?:T(?:(\d+)H)?(?:(\d+)M)?)?$/

/** Null for what is no duration of whole minutes. */
export function parseDuration(iso: string): Duration | null {
  const match = pattern.exec(iso)
  if (match === null || iso.endsWith('P') || iso.endsWith('T')) return null
  const [weeks = 0, days = 0, hours = 0, minutes = 0] = match.slice(1).map((part) => Number(part ?? 0))
  const written = { weeks, days, hours, minutes }
  const smallest = durationUnits.find((unit) => written[unit] > 0) ?? 'minutes'
  const total = durationUnits.reduce((sum, unit) => sum + written[unit] * minutesIn[unit], 0)
  return { amount: total / minutesIn[smallest], unit: smallest }
}

export function formatDuration({ amount, unit }: Duration): string {
  switch (unit) {
    case 'minutes': return `PT${String(amount)}M`
    case 'hours': return `PT${String(amount)}H`
    case 'days': return `P${String(amount)}D`
    case 'weeks': return `P${String(amount)}W`
  }
}
