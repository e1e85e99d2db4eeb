import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { diffLines, foldSame } from './line-diff.ts'
import type { DiffRow } from './line-diff.ts'

const drawing = (rows: readonly DiffRow[]): string[] => rows.map(({ kind, left, right }) => `${kind} ${left?.text ?? '·'} ${right?.text ?? '·'}`)
const diff = (before: readonly string[], after: readonly string[]): string[] => drawing(diffLines(before.join('\n'), after.join('\n')))

describe('the difference of two texts', () => {
  it('shows a changed line beside what it was, and lines that came and went alone', () => {
    expect(diff(['a', 'b', 'c', 'd'], ['a', 'B', 'c', 'new', 'd'])).toEqual(['same a a', 'changed b B', 'same c c', 'added · new', 'same d d'])
    expect(diff(['a', 'b', 'c'], ['a', 'c'])).toEqual(['same a a', 'removed b ·', 'same c c'])
    expect(diff(['a', 'a', 'a'], ['a', 'a'])).toEqual(['same a a', 'same a a', 'removed a ·'])
  })

  it('numbers the lines of each side', () => {
    expect(diffLines('x\na', 'a\ny')).toMatchObject([{ left: { number: 1 }, right: null }, { left: { number: 2 }, right: { number: 1 } }, { left: null, right: { number: 2 } }])
  })

  const texts = fc.array(fc.constantFrom('a', 'b', 'c', ''), { maxLength: 30 }).map((lines) => lines.join('\n'))

  it('always holds both texts, whole and in order', () => {
    fc.assert(fc.property(texts, texts, (before, after) => {
      const rows = diffLines(before, after)
      expect(rows.flatMap(({ left }) => (left ? [left.text] : [])).join('\n')).toBe(before)
      expect(rows.flatMap(({ right }) => (right ? [right.text] : [])).join('\n')).toBe(after)
      for (const { kind, left, right } of rows) expect(kind === 'same').toBe(left !== null && right !== null && left.text === right.text)
    }))
  })

  it('keeps as many lines as can be kept', () => {
    fc.assert(fc.property(texts, texts, (before, after) => {
      expect(diffLines(before, after).filter(({ kind }) => kind === 'same').length).toBe(longestCommon(before.split('\n'), after.split('\n')))
    }))
  })

  it('tells texts that have nothing in common as replaced, soon', () => {
    const before = Array.from({ length: 5_000 }, (_, n) => `before ${n}`)
    const after = Array.from({ length: 5_000 }, (_, n) => `after ${n}`)
    const rows = diffLines(['top', ...before].join('\n'), ['top', ...after].join('\n'))
    expect(rows).toHaveLength(5_001)
    expect(rows.every(({ kind }, index) => kind === (index === 0 ? 'same' : 'changed'))).toBe(true)
  })
})

/** Length of the longest common subsequence, the slow and plain way. */
function longestCommon(left: readonly string[], right: readonly string[]): number {
  let above = new Array<number>(right.length + 1).fill(0)
  for (const line of left) {
    const row = [0]
    right.forEach((other, index) => { row.push(line === other ? (above[index] ?? 0) + 1 : Math.max(above[index + 1] ?? 0, row[index] ?? 0)) })
    above = row
  }
  return above[right.length] ?? 0
}

describe('folding', () => {
  it('puts away what is far from any change, and loses nothing', () => {
    const lines = Array.from({ length: 30 }, (_, n) => `line ${n}`)
    const folded = foldSame(diffLines(lines.join('\n'), lines.with(15, 'other').join('\n')))
    expect(folded.map((part) => (part.kind === 'fold' ? `fold ${part.rows.length}` : part.row.kind))).toEqual(['fold 12', 'same', 'same', 'same', 'changed', 'same', 'same', 'same', 'fold 11'])
    expect(foldSame(diffLines('a\nb\nc', 'a\nb\nc'))).toMatchObject([{ kind: 'fold' }])
  })
})
