import fc from 'fast-check'
import { expect, test } from 'vitest'
import { toChunks, toRows } from './outbox-lines.ts'

const workspaceId = '00000000-0000-4000-8000-000000000001'
const line = fc.record({ text: fc.string({ maxLength: 20 }), numbers: fc.option(fc.array(fc.nat(), { minLength: 1, maxLength: 30 }), { nil: null }) })

test('chunks hold all rows in order, are of a bounded size, and carry the workspace of the transaction', () => {
  fc.assert(fc.property(fc.array(line, { maxLength: 50 }), (lines) => {
    const chunks = toChunks(lines.map(({ text, numbers }) => numbers === null ? { row: { text, number: 7, workspace_id: 'another' }, count: 1 } : { row: { text, numbers }, count: numbers.length }), workspaceId)
    const rows = chunks.flatMap(({ payload }) => toRows(payload).split('\n').map((row) => JSON.parse(row) as object))
    expect(rows).toEqual(lines.flatMap(({ text, numbers }) => (numbers ?? [7]).map((number) => ({ text, number, workspace_id: workspaceId }))))
    expect(chunks.reduce((sum, chunk) => sum + chunk.rowCount, 0)).toBe(rows.length)
  }))
})

test('many or long rows become several chunks', () => {
  const many = toChunks(Array.from({ length: 12_001 }, (_, n) => ({ row: { n }, count: 1 })), workspaceId)
  expect(many.map((chunk) => chunk.rowCount)).toEqual([5_000, 5_000, 2_001])
  const long = toChunks(Array.from({ length: 5 }, () => ({ row: { text: 'x'.repeat(1_500_000) }, count: 1 })), workspaceId)
  expect(long.map((chunk) => chunk.rowCount)).toEqual([2, 2, 1])
  expect(toChunks([], workspaceId)).toEqual([])
})

test('text that looks like a list of numbers is left alone', () => {
  const row = { text: '"numbers":[1,2]', number: 1 }
  const [chunk] = toChunks([{ row, count: 1 }], workspaceId)
  expect(JSON.parse(toRows(chunk?.payload ?? ''))).toEqual({ ...row, workspace_id: workspaceId })
})
