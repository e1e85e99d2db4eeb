import { expect, it } from 'vitest'
import { paceInWords } from './pace-in-words.ts'

it.each([
  [100, 'PT1H', 'one about every 36 seconds'], [60, 'PT1H', 'one about every 60 seconds'], [10, 'PT1H', 'one about every 6 minutes'], [10, 'P1D', 'one about every 2 hours'], [1, 'P1W', 'one about every 7 days'], [5000, 'PT1H', null], [1, '', null],
])('%i in every %s is %s', (limit, per, words) => { expect(paceInWords({ limit, per })).toBe(words) })
