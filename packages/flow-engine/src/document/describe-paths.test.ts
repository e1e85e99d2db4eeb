import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { journey } from '../testing/journey-builder.ts'
import { describePaths } from './describe-paths.ts'
import type { JourneyDocument } from './journey-document.ts'

const changed = (before: JourneyDocument, after: JourneyDocument): string[] => describePaths(before, after).map(({ from, port, before: was, after: is }) => `${from}.${port}: ${was ?? 'end'} > ${is ?? 'end'}`)
const line = (...ids: string[]): JourneyDocument => ids.reduce((builder, id) => builder.email(id), journey()).document()

describe('ways that changed for people', () => {
  it('are those that lead to another node both know, or to an end', () => {
    const before = line('a', 'b', 'c')
    expect(changed(before, { ...before, edges: before.edges.map((edge) => edge.from === 'a' ? { ...edge, to: 'c' } : edge) })).toEqual(['a.next: b > c'])
    expect(changed(before, { ...before, edges: before.edges.filter(({ from }) => from !== 'b') })).toEqual(['b.next: c > end'])
    expect(changed({ ...before, edges: [] }, before)).toEqual(['entry.next: end > a', 'a.next: end > b', 'b.next: end > c'])
  })

  it('are not those through nodes that were put in between, or past ones that were taken out', () => {
    expect(changed(line('a', 'c'), line('a', 'b1', 'b2', 'c'))).toEqual([])
    expect(changed(line('a', 'b1', 'b2', 'c'), line('a', 'c'))).toEqual([])
    expect(changed(line('a', 'c'), line('new', 'a', 'c'))).toEqual([])
  })

  it('are not those to which something was added at an open end, or whose last nodes went', () => {
    expect(changed(line('a'), line('a', 'b'))).toEqual([])
    expect(changed(line('a', 'b'), line('a'))).toEqual([])
  })

  // entry - a - (new) - c: whoever came to b does so no more, which a node in between does not excuse.
  it('are those through new nodes that end up elsewhere', () => {
    const after = { ...line('a', 'new', 'c'), nodes: line('a', 'b', 'c', 'new').nodes }
    expect(changed(line('a', 'b', 'c'), after)).toEqual(['a.next: b > new', 'b.next: c > end'])
  })

  it('do not stop at a loop of new nodes', () => {
    const after = journey().email('a').wait('w1', 'P1D').wait('w2', 'P1D').to('w1').document()
    expect(changed(line('a', 'b'), { ...after, nodes: [...after.nodes, ...line('b').nodes] })).toEqual(['a.next: b > w1'])
  })

  it('ignore edges that lead to nothing', () => {
    const before = line('a')
    expect(changed(before, { ...before, edges: [...before.edges, { id: 'x', from: 'a', port: 'next', to: 'gone' }] })).toEqual([])
  })

  it('are none between a document and itself, and the same ones backwards the other way round', () => {
    const ids = ['a', 'b', 'c', 'd']
    const edges = fc.array(fc.record({ from: fc.constantFrom('entry', ...ids), to: fc.constantFrom(...ids) }), { maxLength: 6 })
    const drawn = edges.map((list): JourneyDocument => ({ ...line(...ids), edges: list.map((edge, index) => ({ id: `e${index}`, port: 'next', ...edge })) }))
    fc.assert(fc.property(drawn, drawn, (before, after) => {
      expect(describePaths(before, before)).toEqual([])
      const forwards = new Set(changed(before, after))
      const backwards = new Set(describePaths(after, before).map(({ from, port, before: was, after: is }) => `${from}.${port}: ${is ?? 'end'} > ${was ?? 'end'}`))
      expect(backwards).toEqual(forwards)
    }))
  })
})
