import { expect, test } from 'vitest'
import type { JsonObject } from '@sendero/flow-engine'
import { journey } from '@sendero/flow-engine/testing'
import { copyDocument } from './copy-document.ts'

test('a copy divides people independently of its original, and is otherwise the same', () => {
  const document = journey().onEvent('Order').splitPercent('s', { a: 50, b: 50 }, 'first').wait('w', 'P1D').splitPercent('t', { a: 10, b: 90 }, 'second').exit('x').document() as unknown as JsonObject
  const salts = ['new 1', 'new 2']
  const text = JSON.stringify(copyDocument(document, () => salts.shift() ?? 'too many'))
  expect(text).toBe(JSON.stringify(document).replace('"first"', '"new 1"').replace('"second"', '"new 2"'))
  expect(JSON.stringify(copyDocument(document))).not.toBe(JSON.stringify(copyDocument(document)))
})

test('experiments and holdouts are divided anew as well', () => {
  const document = journey().onEvent('Order').heldOut(5, 'kept').experiment('e', { a: 50, b: 50 }, { salt: 'tried' }).holdout('h', 10, 'out').exit('x').document() as unknown as JsonObject
  const text = JSON.stringify(copyDocument(document, () => 'new'))
  expect(text).toBe(JSON.stringify(document).replace('"kept"', '"new"').replace('"tried"', '"new"').replace('"out"', '"new"'))
})

test('a half-drawn or meaningless draft is copied as it is', () => {
  const drafts: JsonObject[] = [{ scribble: [1, 'two', null] }, { nodes: [null, 3, 'x', [], { kind: 'splitPercent' }, { kind: 'splitPercent', config: 3 }, { kind: 'splitPercent', config: { salt: '' } }] }]
  for (const document of drafts) {
    expect(copyDocument(document)).toEqual(document)
  }
})
