import { expect, it } from 'vitest'
import { findStarters } from './find-starters.ts'
import { starters } from './starters.ts'

const found = (q: string, purpose: Parameters<typeof findStarters>[1]['purpose'] = null): string[] => findStarters(starters, { q, purpose }).map(({ id }) => id)

it('shows all while nothing is asked for', () => { expect(found(' ')).toHaveLength(starters.length) })

it('finds by title, by what other products call it, and by what stands in its mails', () => {
  expect(found('CART aband')).toContain('abandoned-cart')
  expect(found('basket')).toEqual(['abandoned-cart'])
  expect(found('re-engagement')).toEqual(['win-back'])
  expect(found('miss you')).toEqual(['win-back'])
  expect(found('nothing like it')).toEqual([])
})

it('keeps to a purpose, and every starter serves one that can be chosen', () => {
  expect(found('', 'back')).toEqual(['win-back', 'sunset'])
  expect((['begin', 'sell', 'keep', 'back'] as const).flatMap((purpose) => found('', purpose)).toSorted()).toEqual(starters.map(({ id }) => id).toSorted())
})
