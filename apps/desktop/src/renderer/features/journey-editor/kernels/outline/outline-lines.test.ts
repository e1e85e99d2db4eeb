import { portsOf } from '@sendero/flow-engine/document'
import { journey } from '@sendero/flow-engine/testing'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { journeyArbitrary } from '../../test/journey-arbitrary.ts'
import { outlineLines, type OutlineLine } from './outline-lines.ts'

const told = (line: OutlineLine): string => {
  const branch = line.branch === null ? '' : `[${line.branch.port}] `
  const what = line.kind === 'step' ? `${line.id}${line.meets === 0 ? '' : ` (${line.meets} ways)`}${line.isParked ? ' (parked)' : ''}` : line.kind === 'end' ? '(open)' : `${line.isBack ? 'back to' : 'on with'} ${line.to}`
  return `${'  '.repeat(line.level - 1)}${branch}${what}`
}

describe('the outline of a journey', () => {
  it('tells a line of steps at one level, branches one deeper, and the step in which all of them meet at the level of the fork', () => {
    const document = journey().onEvent('Visit').wait('pause', 'P1D').splitPercent('half', { a: 50, b: 50 })
      .email('one').wait('short', 'PT1H').at('half', 'b').email('two').wait('long', 'P2D').at('short', 'next').exit('bye').at('long', 'next').to('bye').document()
    expect(outlineLines(document).map(told)).toEqual(['entry', 'pause', 'half', '  [a] one', '  short', '  on with bye', '  [b] two', '  long', '  on with bye', 'bye (2 ways)'])
  })

  it('says where a way is open, and where people go round', () => {
    const document = journey().onEvent('Visit').wait('pause', 'P1D').waitForEvent('order', 'Order', { timeout: 'P1D' }).at('order', 'timeout').to('pause').document()
    expect(outlineLines(document).map(told)).toEqual(['entry', 'pause', 'order', '  [event] (open)', '  [timeout] back to pause'])
  })

  it('puts a step in which only some branches meet into the fork', () => {
    const document = journey().onEvent('Visit').splitRules('who', { gold: { trait: 'a', is: 'isSet' }, silver: { trait: 'b', is: 'isSet' } })
      .email('thanks').at('who', 'silver').to('thanks').at('who', 'else').exit('bye').document()
    expect(outlineLines(document).map(told)).toEqual(['entry', 'who', '  [gold] on with thanks', '  [silver] on with thanks', '  thanks (2 ways)', '  (open)', '  [else] bye'])
  })

  it('ends with what is parked', () => {
    const document = journey().onEvent('Visit').goal('won').document()
    expect(outlineLines({ ...document, nodes: [...document.nodes, { id: 'idea', kind: 'exit', config: {} }] }).map(told)).toEqual(['entry', 'won', 'idea (parked)'])
  })

  it('has one line for every step and one for every way out that no line follows, whatever the journey', () => {
    fc.assert(fc.property(journeyArbitrary({ maxNodes: 14 }), (document) => {
      const lines = outlineLines(document)
      expect(lines.flatMap((line) => (line.kind === 'step' ? [line.id] : [])).sort()).toEqual(['entry', ...document.nodes.map(({ id }) => id)].sort())
      expect(new Set(lines.map(({ key }) => key)).size).toBe(lines.length)
      // Every way out leads to the line of a step that only it leads to, or has a line of its own.
      const ways = document.nodes.reduce((sum, node) => sum + portsOf(node).length, 1)
      const alone = lines.filter((line) => line.kind === 'step' && !line.isParked && line.meets === 0 && line.id !== 'entry').length
      expect(alone + lines.filter(({ kind }) => kind !== 'step').length).toBe(ways)
      for (const [at, { level }] of lines.entries()) expect(level).toBeLessThanOrEqual((lines[at - 1]?.level ?? 0) + 1)
    }), { numRuns: 300 })
  })
})
