import { expect, test } from 'vitest'
import { storableDocument, whyNotStorable } from './storable-document.ts'

test('any JSON passes unchanged, unknown fields included', () => {
  const document = { schemaVersion: 1, nodes: [{ id: 'ü', x: null, n: 1.5, deep: [[{}]] }], emoji: '👍' }
  expect(storableDocument.parse(document)).toEqual(document)
  expect(whyNotStorable(document)).toBeNull()
})

test('text that PostgreSQL cannot hold is refused wherever it stands', () => {
  expect(whyNotStorable({ a: [{ b: '\u0000' }] })).toMatch(/NUL/)
  expect(whyNotStorable({ a: { 'x\ud800': 1 } })).toMatch(/name/)
  expect(storableDocument.safeParse({ a: '\udfff' }).success).toBe(false)
})

test('a bomb of nesting is refused without walking into it', () => {
  let bomb: object = {}
  for (let depth = 0; depth < 200_000; depth += 1) bomb = { a: bomb }
  expect(whyNotStorable(bomb)).toMatch(/nested deeper/)
})

test('only objects are documents', () => {
  for (const value of [[], 'text', 1, null, undefined]) expect(storableDocument.safeParse(value).success).toBe(false)
})
