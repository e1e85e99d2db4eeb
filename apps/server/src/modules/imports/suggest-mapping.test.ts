import { describe, expect, test } from 'vitest'
import { detectType } from './detect-type.ts'
import { suggestMapping } from './suggest-mapping.ts'

describe('the type of a column', () => {
  test.each<[string, string[], string]>([
    ['age', ['41', '7', ''], 'number'], ['price', ['142.44', '-3'], 'number'], ['vip', ['yes', 'No', ''], 'boolean'], ['bought', ['0', '1'], 'number'],
    ['since', ['2026-03-01', '2026-07-01 09:30', '2026-03-01T09:00:00+01:00'], 'date'], ['since', ['31/12/2026'], 'string'], ['tags', ['["a"]', '{"b":1}'], 'json'], ['note', ['[draft] hello'], 'string'],
    ['zip', ['10115', '20095'], 'string'], ['Phone', ['4930123456'], 'string'], ['order_id', ['7', '8'], 'string'], ['plan', ['007', '1'], 'string'], ['empty', ['', ' '], 'string'], ['code', [], 'string'],
  ])('%s with %j is %s', (name, cells, type) => {
    expect(detectType(name, cells)).toEqual({ type, nearly: null })
  })

  test('a few slips among many numbers are told, with one of them', () => {
    expect(detectType('age', [...Array.from({ length: 99 }, (_, index) => String(index)), 'n/a'])).toEqual({ type: 'string', nearly: { type: 'number', misfits: 1, example: 'n/a' } })
    expect(detectType('age', ['1', '2', 'n/a'])).toEqual({ type: 'string', nearly: null })
  })
})

describe('what the columns of a table most likely are', () => {
  test('people: names, an address, and an id that nobody has twice', () => {
    const found = suggestMapping(['Customer ID', 'E-Mail', 'First Name', 'Surname', 'Signup date', 'Plan'], [['7', 'a@x.io', 'Ann', 'Lee', '2026-01-01', 'pro'], ['8', 'b@x.io', 'Bob', '', '2026-01-02', '']])
    expect(found).toMatchObject({ kind: 'customers', id: 'Customer ID' })
    expect(found.columns.map(({ name, trait, type, filled }) => [name, trait, type, filled])).toEqual([
      ['Customer ID', 'Customer ID', 'string', 1], ['E-Mail', 'email', 'string', 1], ['First Name', 'firstName', 'string', 1], ['Surname', 'lastName', 'string', 0.5], ['Signup date', 'createdAt', 'date', 1], ['Plan', 'Plan', 'string', 0.5]])
  })

  test('an id that repeats or is missing names nobody: then the address does, and without one the row', () => {
    expect(suggestMapping(['id', 'mail'], [['1', 'a@x.io'], ['1', 'b@x.io']]).id).toBe('mail')
    expect(suggestMapping(['id', 'mail'], [['1', 'a@x.io'], ['', 'a@x.io']]).id).toBeNull()
    expect(suggestMapping(['id', 'mail'], Array.from({ length: 20 }, (_, n) => [n === 7 ? '' : String(n), `${n}@x.io`])).id).toBe('id')
    expect(suggestMapping(['recency', 'history'], [['10', '142.44'], ['6', '329.08']])).toMatchObject({ kind: 'customers', id: null })
  })

  test('an address is known by how it looks, and two columns never become the same trait', () => {
    const traitsOf = (header: string[]): (string | null)[] => suggestMapping(header, [['a@x.io', 'b@x.io', 'c@x.io']]).columns.map(({ trait }) => trait)
    expect(traitsOf(['contact', 'work', 'home'])).toEqual(['email', 'work', 'home'])
    expect(traitsOf(['contact', 'email', 'work'])).toEqual(['contact', 'email', 'work'])
    expect(traitsOf(['E-Mail', 'email', 'Mail'])).toEqual(['E-Mail', 'email', 'Mail'])
    expect(traitsOf(['E-Mail', 'Mail', 'x'])).toEqual(['email', 'Mail', 'x'])
  })

  test('events: whose, which and when', () => {
    expect(suggestMapping(['event', 'userId', 'timestamp', 'messageId', 'total'], [['buy', 'u1', '2026-01-01T00:00:00Z', 'm1', '5']])).toMatchObject({ kind: 'events', id: 'userId', event: 'event', timestamp: 'timestamp', messageId: 'messageId', anonymousId: null })
    expect(suggestMapping(['customer_id', 'order_date', 'total'], [['1', '2026-01-01', '5'], ['1', '2026-01-02', '6']])).toMatchObject({ kind: 'events', id: 'customer_id', event: null, timestamp: 'order_date' })
  })

  test('a column without a name is left out', () => {
    expect(suggestMapping(['id', ''], [['1', 'x']]).columns.map(({ trait }) => trait)).toEqual(['id', null])
  })
})
