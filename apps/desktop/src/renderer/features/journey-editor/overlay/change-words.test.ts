import { expect, it } from 'vitest'
import { countChange, rateChange } from '../kernels/overlay/number-change.ts'
import { countWords, rateWords } from './change-words.ts'

const than = 'the 7 days before'
const rate = (part: number, whole: number) => ({ label: 'opened', part, whole })

it('a difference has its sign, its share and words', () => {
  expect(countWords(countChange(128, 100), than)).toEqual({ direction: 'up', text: '+28', share: '+28%', words: '28 more than in the 7 days before (100)' })
  expect(countWords(countChange(3, 10), than)).toEqual({ direction: 'down', text: '−7', share: '−7', words: '7 fewer than in the 7 days before (10)' })
  expect(countWords(countChange(4, 4), than)).toEqual({ direction: 'flat', text: '±0', share: '±0', words: 'as many as in the 7 days before' })
})

it('a rate of few says that its difference may be chance, and shows no arrow', () => {
  const change = rateChange(rate(12, 42), rate(8, 40))
  if (change === null) throw new Error('There is a change')
  const { direction, text, words } = rateWords(change, than)
  expect([direction, text]).toEqual(['flat', '+9 pts'])
  expect(words).toMatch(/^9 points higher than in the 7 days before; this may be chance: the true difference lies between −\d+ and \+\d+ points$/)
})

it('a rate of many says how much it moved', () => {
  const change = rateChange(rate(2_000, 10_000), rate(3_000, 10_000))
  if (change === null) throw new Error('There is a change')
  expect(rateWords(change, than)).toMatchObject({ direction: 'down', text: '−10 pts' })
})
