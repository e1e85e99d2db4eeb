import { expect, test } from 'vitest'
import type { JsonObject } from '@sendero/flow-engine'
import { journey } from '@sendero/flow-engine/testing'
import { copyDocument, withOtherId } from './copy-document.ts'

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

test('rules of a copy that ask about mails of their own journey ask about those of the copy', () => {
  const [from, to, other] = ['wf_1', 'wf_2', 'wf_3']
  const asking = (id: string): JsonObject => ({ nodes: [{ id: from, name: `Opened ${from}?`, config: { branches: [{ rule: { op: 'not', rule: { message: 'opened', count: { atLeast: 1 }, journey: id, node: 'n1' } } }, { rule: { message: 'sent', count: { atLeast: 1 }, journey: other } }] } }] })
  const expected = asking(to) as { nodes: { id: string }[] }
  expect(withOtherId({ ...asking(from), left: null, deep: [[1]] }, { from, to })).toEqual({ nodes: [{ ...expected.nodes[0], id: to }], left: null, deep: [[1]] })
})

test('a half-drawn or meaningless draft is copied as it is', () => {
  const drafts: JsonObject[] = [{ scribble: [1, 'two', null] }, { nodes: [null, 3, 'x', [], { kind: 'splitPercent' }, { kind: 'splitPercent', config: 3 }, { kind: 'splitPercent', config: { salt: '' } }] }]
  for (const document of drafts) {
    expect(copyDocument(document)).toEqual(document)
  }
})
