import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { isRead, markAllRead, markRead, nothingRead, readMarksOf } from './read-marks.ts'

const id = fc.integer({ min: 0, max: 999 }).map((n) => `mail_${String(n).padStart(4, '0')}`)

describe('marks of what was read', () => {
  it('a mail is read once it was looked at, and stays so', () => {
    fc.assert(fc.property(fc.array(id, { maxLength: 40 }), id, (looked, other) => {
      const marks = looked.reduce(markRead, nothingRead)
      for (const each of looked) expect(isRead(marks, each)).toBe(true)
      expect(isRead(marks, other)).toBe(looked.includes(other))
    }))
  })

  it('all that has arrived can be marked at once, and what arrives later is new', () => {
    const marks = markAllRead(markRead(nothingRead, 'mail_0009'), 'mail_0005')
    expect(['mail_0001', 'mail_0005', 'mail_0009'].map((each) => isRead(marks, each))).toEqual([true, true, true])
    expect(isRead(marks, 'mail_0006')).toBe(false)
    expect(markAllRead(marks, 'mail_0002')).toBe(marks)
  })

  it('never grows beyond bounds, and forgets in favour of read', () => {
    const ids = Array.from({ length: 700 }, (_, n) => `mail_${String(n).padStart(4, '0')}`)
    const marks = ids.filter((_, n) => n % 2 === 1 || n > 100).reduce(markRead, nothingRead)
    expect(marks.ids.length).toBeLessThanOrEqual(500)
    expect(isRead(marks, 'mail_0699')).toBe(true)
    expect(isRead(marks, 'mail_0000')).toBe(true)
  })

  it.each([null, '', '{', '[]', '{"upTo":1}', '{"upTo":"x"}'])('what cannot be understood is nothing: %s', (stored) => {
    expect(readMarksOf(stored)).toEqual(nothingRead)
  })

  it('survives being stored', () => {
    const marks = markRead(nothingRead, 'mail_1')
    expect(readMarksOf(JSON.stringify(marks))).toEqual(marks)
  })
})
