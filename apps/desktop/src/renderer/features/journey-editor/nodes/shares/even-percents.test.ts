import { describe, expect, it } from 'vitest'
import { evenPercents, percentTotal } from './even-percents.ts'

describe('even shares', () => {
  it.each([[2, [50, 50]], [3, [34, 33, 33]], [7, [15, 15, 14, 14, 14, 14, 14]], [1, [100]], [0, []]])('of %i branches add up to 100', (count, percents) => { expect(evenPercents(count)).toEqual(percents) })
  it('are added without dust', () => { expect(percentTotal([33.3, 33.3, 33.4])).toBe(100) })
})
