import type { EventLeaf } from '@sendero/flow-engine/segment'
import { expect, it } from 'vitest'
import { eventQuestions, questionOf, withQuestion } from './event-question.ts'

const bought: EventLeaf = { event: 'Order', count: { atLeast: 3 }, within: 'P90D', where: [{ property: 'total', is: 'gt', value: 5 }], during: { from: '18:00', to: '22:00' } }

it('asks every question it offers, of the same events', () => {
  for (const { value } of eventQuestions) {
    const asked = withQuestion(bought, value)
    expect(questionOf(asked)).toBe(value)
    expect(asked).toMatchObject({ event: 'Order', where: bought.where, during: bought.during })
    expect(questionOf(withQuestion(asked, 'atLeast'))).toBe('atLeast')
  }
})

it('keeps what fits both questions', () => {
  const spent = withQuestion(bought, 'sum')
  expect(spent).toEqual({ event: 'Order', measure: 'sum', of: '', is: 'gte', value: null, within: 'P90D', where: bought.where, during: bought.during })
  expect(withQuestion({ ...spent, of: 'total', value: 100 } as EventLeaf, 'average')).toMatchObject({ measure: 'average', of: 'total', value: 100 })
  expect(withQuestion(bought, 'last')).toEqual({ event: 'Order', time: 'last', is: 'inLast', value: 'P90D', where: bought.where, during: bought.during })
  expect(withQuestion({ event: 'Order', time: 'last', is: 'before', value: '2026-01-01' }, 'first')).toEqual({ event: 'Order', time: 'first', is: 'before', value: '2026-01-01' })
  expect(withQuestion(bought, 'exactly')).toMatchObject({ count: { exactly: 3 } })
})
