import { describe, expect, test } from 'vitest'
import { readColumnMap, sourceText } from './column-map.ts'

const header = ['id', 'recency', 'mail', 'note']
const traitsOf = (map: string[], row: string[], number = 1) =>
  Object.fromEntries(readColumnMap(map, header, ['id']).map((source) => [source.trait, [sourceText(source, row, number), source.type]]))

describe('what becomes of the columns', () => {
  test('without a map every column but the id is a trait of its own name', () => {
    expect(traitsOf([], ['1', '10', 'a@example.com', ''])).toEqual({ recency: ['10', null], mail: ['a@example.com', null], note: ['', null] })
  })

  test('a mapped column has the name and type it was given, and only those', () => {
    expect(traitsOf(['recency=monthsAgo:number', 'mail=email'], ['1', '10', 'a@example.com', 'x'])).toEqual({ monthsAgo: ['10', 'number'], email: ['a@example.com', 'string'], note: ['x', null] })
  })

  test('a column can be left out', () => {
    expect(traitsOf(['note=', 'mail='], ['1', '10', 'm', 'n'])).toEqual({ recency: ['10', null] })
  })

  test('a pattern is filled with the number of the row and with cells', () => {
    expect(traitsOf(['=row-{row}-{recency}@example.test=email:string', 'note=', 'mail=', 'recency='], ['1', '10', 'm', 'n'], 7)).toEqual({ email: ['row-7-10@example.test', 'string'] })
  })

  test('a pattern with an empty cell says nothing', () => {
    expect(traitsOf(['={note}@example.test=email', 'note=', 'mail=', 'recency='], ['1', '10', 'm', ''])).toEqual({ email: ['', 'string'] })
  })
})

test.each([
  [['nosuch=x:string'], 'The file has no column "nosuch"'],
  [['recency=x:integer'], 'the type is one of string, number, boolean, date, json'],
  [['recency'], 'write column=trait:type'],
  [['recency=mail:string'], 'More than one column becomes "mail"'],
  [['recency=__proto__:string'], 'is not allowed as a name'],
  [['=x{nosuch}=email'], 'The file has no column "nosuch"'],
])('%j is refused before anything is imported', (map, message) => {
  expect(() => readColumnMap(map, header, ['id'])).toThrow(message)
})
