import { describe, expect, it } from 'vitest'
import { amountOfDuration, durationOfAmount } from './duration.ts'

describe('a duration', () => {
  it.each([
    ['PT30M', 30, 'minutes'], ['PT12H', 12, 'hours'], ['P3D', 3, 'days'], ['P2W', 2, 'weeks'], ['P1M', 1, 'months'], ['P1Y2M', 14, 'months'],
  ] as const)('%s is %d %s, and is written back so', (iso, amount, unit) => {
    expect(amountOfDuration(iso)).toEqual({ amount, unit })
    expect(amountOfDuration(durationOfAmount({ amount, unit }))).toEqual({ amount, unit })
  })

  it.each([['PT1H30M', 90, 'minutes'], ['P1W2D', 9, 'days'], ['P0D', 0, 'minutes']] as const)('%s is said in the smaller unit', (iso, amount, unit) => {
    expect(amountOfDuration(iso)).toEqual({ amount, unit })
  })

  // Where the clocks change a day has 23 or 25 hours: turning it into 24 would move the message.
  it.each(['P1DT12H', 'P1M2D', 'P1YT1M'])('%s has no single number', (iso) => {
    expect(amountOfDuration(iso)).toBeNull()
  })

  it.each(['', 'P', 'PT', '3 days', 'P-1D', 'P1.5D', 'PT10S', 'P1DT'])('%j is none that can be shown', (iso) => {
    expect(amountOfDuration(iso)).toBeNull()
  })
})
