import { journey } from '@sendero/flow-engine/testing'
import { describe, expect, it } from 'vitest'
import { outlineLines } from './outline-lines.ts'
import { linesAround, outlineMove, treeRows, type OutlineKey } from './outline-tree.ts'

const document = journey().onEvent('Visit').wait('pause', 'P1D').splitPercent('half', { a: 50, b: 50 }).email('one').splitPercent('again', { c: 50, d: 50 })
  .email('deep').at('again', 'd').exit('out').at('half', 'b').email('two').document()
const lines = outlineLines(document)
const keys = (closed: string[] = []): string[] => treeRows(lines, new Set(closed)).map(({ line }) => line.key)

function pressed(key: OutlineKey, from: string, closed: string[] = []): string | null {
  const rows = treeRows(lines, new Set(closed))
  const move = outlineMove(key, { rows, at: rows.findIndex(({ line }) => line.key === from), closed: new Set(closed) })
  return move === null ? null : move.kind === 'go' ? move.row.line.key : `${move.isOpen ? 'opens' : 'closes'} ${move.key}`
}

describe('the tree of an outline', () => {
  it('leaves out what is in closed branches', () => {
    expect(keys()).toEqual(['entry', 'pause', 'half', 'one', 'again', 'deep', 'end:deep:next', 'out', 'two', 'end:two:next'])
    expect(keys(['again'])).toEqual(['entry', 'pause', 'half', 'one', 'again', 'two', 'end:two:next'])
    expect(keys(['half', 'again'])).toEqual(['entry', 'pause', 'half'])
  })

  it('counts the lines of a branch for screen readers', () => {
    const told = treeRows(lines, new Set()).map(({ line, position, siblings }) => `${line.key} ${position}/${siblings}`)
    expect(told).toEqual(['entry 1/3', 'pause 2/3', 'half 3/3', 'one 1/4', 'again 2/4', 'deep 1/3', 'end:deep:next 2/3', 'out 3/3', 'two 3/4', 'end:two:next 4/4'])
  })

  it('is walked as trees are', () => {
    expect(pressed('ArrowDown', 'pause')).toBe('half')
    expect(pressed('ArrowUp', 'entry')).toBeNull()
    expect(pressed('ArrowRight', 'half')).toBe('one')
    expect(pressed('ArrowRight', 'half', ['half'])).toBe('opens half')
    expect(pressed('ArrowRight', 'pause')).toBeNull()
    expect(pressed('ArrowLeft', 'half')).toBe('closes half')
    expect(pressed('ArrowLeft', 'deep')).toBe('again')
    expect(pressed('ArrowLeft', 'two')).toBe('half')
    expect(pressed('Home', 'two')).toBe('entry')
    expect(pressed('End', 'pause')).toBe('end:two:next')
    expect(pressed('PageDown', 'pause')).toBe('end:two:next')
  })

  it('knows what must be open for a line to be seen', () => {
    expect(linesAround(lines, 'deep')).toEqual(['again', 'half'])
    expect(linesAround(lines, 'pause')).toEqual([])
    expect(linesAround(lines, 'gone')).toEqual([])
  })
})
