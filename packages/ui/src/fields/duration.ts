// Durations as people say them: one number and one unit. ISO 8601 in and out. What would change its meaning on the way is
// left alone: a day is not 24 hours where the clocks change, a month has no length, so `P1DT12H` has no single number.

export type DurationUnit = 'minutes' | 'hours' | 'days' | 'weeks' | 'months'

export interface DurationAmount {
  readonly amount: number
  readonly unit: DurationUnit
}

export const durationUnits: readonly DurationUnit[] = ['minutes', 'hours', 'days', 'weeks']

const pattern = /^P(?=\d|T\d)(?:(\d+)Y)?(?:(\d+)M)?(?:(\d+)W)?(?:(\d+)D)?(?:T(?=\d)(?:(\d+)H)?(?:(\d+)M)?)?$/

/** Null for what is no duration, or none of a single number and unit. */
export function amountOfDuration(iso: string): DurationAmount | null {
  const match = pattern.exec(iso)
  if (match === null) return null
  const [years = 0, months = 0, weeks = 0, days = 0, hours = 0, minutes = 0] = match.slice(1).map((part: string | undefined) => Number(part ?? 0))
  const families: readonly DurationAmount[] = [
    { amount: years * 12 + months, unit: 'months' },
    days === 0 ? { amount: weeks, unit: 'weeks' } : { amount: weeks * 7 + days, unit: 'days' },
    minutes === 0 ? { amount: hours, unit: 'hours' } : { amount: hours * 60 + minutes, unit: 'minutes' },
  ]
  const said = families.filter(({ amount }) => amount > 0)
  if (said.length > 1) return null
  return said[0] ?? { amount: 0, unit: 'minutes' }
}

export function durationOfAmount({ amount, unit }: DurationAmount): string {
  const count = String(amount)
  switch (unit) {
    case 'minutes': return `PT${count}M`
    case 'hours': return `PT${count}H`
    case 'days': return `P${count}D`
    case 'weeks': return `P${count}W`
    case 'months': return `P${count}M`
  }
}
