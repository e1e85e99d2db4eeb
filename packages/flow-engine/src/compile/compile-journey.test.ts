import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { journey } from '../testing/journey-builder.ts'
import { compileJourney } from './compile-journey.ts'

const codesOf = (document: unknown): string[] => compileJourney(document).diagnostics.map(({ code }) => code)

describe('compileJourney', () => {
  it('gives a plan together with what it would still say', () => {
    const compiled = compileJourney(journey().email('n1').document())
    expect(compiled).toMatchObject({ ok: true, plan: { engineVersion: 1, start: { nodeId: 'n1', edgeId: 'e0' }, templateIds: ['tpl_n1'] } })
    expect(compiled.diagnostics.map(({ severity, code }) => `${severity} ${code}`)).toEqual(['info NO_GOAL', 'info OPEN_PORT'])
  })

  it('gives no plan when one thing is an error, and says all the others too', () => {
    const compiled = compileJourney(journey().email('n1', '').wait('n2', 'soon').splitPercent('n3', { a: 10, b: 10 }).to('n1').document())
    expect(compiled.ok).toBe(false)
    expect('plan' in compiled).toBe(false)
    expect(compiled.diagnostics.filter(({ severity }) => severity === 'error').map(({ code, nodeId }) => `${code} ${nodeId}`))
      .toEqual(['TEMPLATE_MISSING n1', 'DURATION_INVALID n2', 'PERCENTS_NOT_100 n3'])
  })

  it('stops at the shape: what has no shape cannot be drawn', () => {
    expect(codesOf({ ...journey().email('n1', '').document(), extra: 1 })).toEqual(['DOCUMENT_INVALID'])
  })

  it('collects templates and segments once each, in order', () => {
    const compiled = compileJourney(journey().onSegment('seg_b').email('n1', 'tpl_z').wait('n2', 'P1D').email('n3', 'tpl_a').wait('n4', 'P1D').email('n5', 'tpl_z').document())
    expect(compiled).toMatchObject({ ok: true, plan: { templateIds: ['tpl_a', 'tpl_z'], segmentIds: ['seg_b'] } })
  })

  it('compiles 2,000 nodes in a row, each with a rule of its own', () => {
    const line = journey()
    for (let i = 0; i < 2000; i += 1) {
      if (i % 10 === 9) line.wait(`n${i}`, 'P1D')
      else line.splitRules(`n${i}`, { yes: { event: `Event ${i}`, count: { atLeast: 1 } } })
    }
    const compiled = compileJourney(line.document())
    expect(compiled).toMatchObject({ ok: true, plan: { startNeeds: { events: { length: 9 } } } })
  })

  it('compiles 2,000 nodes that lead to each other every which way through waits', () => {
    // 400 splits of four ways, a wait on each way, and from each wait on to some split.
    const branches = ['a', 'b', 'c', 'd'].map((id) => ({ id, percent: 25 }))
    const splits = Array.from({ length: 400 }, (_, index) => ({ id: `s${index}`, kind: 'splitPercent', config: { salt: `s${index}`, branches } }))
    const waits = Array.from({ length: 1600 }, (_, index) => ({ id: `w${index}`, kind: 'wait', config: { for: 'P1D' } }))
    const edges = [
      { id: 'e', from: 'entry', port: 'next', to: 's0' },
      ...waits.map((wait, index) => ({ id: `in${index}`, from: `s${index >> 2}`, port: branches[index & 3]?.id, to: wait.id })),
      ...waits.map((wait, index) => ({ id: `out${index}`, from: wait.id, port: 'next', to: `s${(index * 7 + 1) % 400}` })),
    ]
    const compiled = compileJourney({ ...journey().document(), nodes: [...splits, ...waits], edges })
    expect(compiled).toMatchObject({ ok: true, diagnostics: [{ code: 'NO_GOAL' }] })
  })

  it('never throws, whatever it is given', () => {
    const document = journey().splitRules('n1', { a: { trait: 'x', is: 'isSet' } }).email('n2').document()
    const damaged = fc.record({ path: fc.array(fc.constantFrom('nodes', 'edges', 'entry', 'config', 'branches', 'rule', 'id', 'to', '0', '1'), { minLength: 1, maxLength: 6 }), value: fc.anything() })
      .map(({ path, value }) => withValueAt(document, path, value))
    fc.assert(fc.property(fc.oneof(damaged, fc.anything()), (input) => {
      const compiled = compileJourney(input)
      expect(compiled.ok || compiled.diagnostics.some(({ severity }) => severity === 'error')).toBe(true)
    }), { numRuns: 500 })
  })
})

function withValueAt(target: unknown, [first, ...rest]: readonly string[], value: unknown): unknown {
  if (first === undefined) return value
  if (Array.isArray(target)) return target.map((each: unknown, index) => String(index) === first ? withValueAt(each, rest, value) : each)
  if (typeof target !== 'object' || target === null) return value
  return { ...target, [first]: withValueAt((target as { [key: string]: unknown })[first], rest, value) }
}
