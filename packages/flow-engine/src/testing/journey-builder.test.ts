import { describe, expect, it } from 'vitest'
import { compileJourney } from '../compile/compile-journey.ts'
import { nodeKinds } from '../nodes/registry.ts'
import { everyKind, journeyOfEveryKind } from './every-kind.ts'
import { journey, type JourneyBuilder } from './journey-builder.ts'

const edgesOf = (builder: ReturnType<typeof journey>) => builder.document().edges.map(({ from, port, to }) => `${from}.${port} > ${to}`)

describe('the journey builder', () => {
  it('attaches each node to the first port of the one before', () => {
    expect(edgesOf(journey().splitPercent('n1', { a: 50, b: 50 }).waitForEvent('n2', 'visit', { timeout: 'P1D' }).splitRules('n3', {}).email('n4')))
      .toEqual(['entry.next > n1', 'n1.a > n2', 'n2.event > n3', 'n3.else > n4'])
  })

  it('goes on from another port, and back to a node that exists', () => {
    expect(edgesOf(journey().waitForEvent('n1', 'visit', { timeout: 'P1D' }).goal('n2').at('n1', 'timeout').email('n3').to('n1')))
      .toEqual(['entry.next > n1', 'n1.event > n2', 'n1.timeout > n3', 'n3.next > n1'])
  })

  it('leaves nothing open behind a node that ends the run', () => {
    expect(edgesOf(journey().goal('n1').email('n2'))).toEqual(['entry.next > n1'])
  })

  it('hands out documents that later lines do not change', () => {
    const builder = journey().email('n1')
    const early = builder.document()
    builder.email('n2')
    expect(early.nodes).toHaveLength(1)
  })

  it('refuses to make a plan of a journey with errors, with their messages', () => {
    expect(() => journey().email('n1', '').plan()).toThrow('TEMPLATE_MISSING: n1 has no template to send.')
  })
})

describe('the journey builder of entries and ends', () => {
  const entryOf = (builder: JourneyBuilder) => builder.document().entry

  it('lets people in by a segment, once, until something else is said', () => {
    expect(entryOf(journey())).toEqual({ trigger: { kind: 'segmentEntered', segmentId: 'seg_1' }, reentry: { kind: 'never' } })
  })

  it('keeps what was said before of re-entry and holdout, whatever the trigger becomes', () => {
    expect(entryOf(journey().reentry({ kind: 'afterTime', for: 'P30D' }).heldOut(10, 's').onDate('birthday', { yearly: true })))
      .toEqual({ trigger: { kind: 'date', path: 'birthday', time: '09:00', yearly: true }, reentry: { kind: 'afterTime', for: 'P30D' }, holdout: { percent: 10, salt: 's' } })
    expect(entryOf(journey().reentry('always').onSchedule('2026-12-24T09:00', { clock: 'customer' }))).toEqual({ trigger: { kind: 'schedule', start: '2026-12-24T09:00', clock: 'customer' }, reentry: { kind: 'always' } })
  })

  it('has no ends until some are drawn', () => {
    expect(journey().exit('n1').document()).not.toHaveProperty('ends')
    expect(journey().goalWhen('a', { enters: 'seg_2' }).exit('n1').document().ends).toEqual([{ id: 'a', kind: 'goal', when: { kind: 'segmentEntered', segmentId: 'seg_2' } }])
  })

  it('goes on by the way that is usual for a kind', () => {
    expect(edgesOf(journey().holdout('n1', 10).reachable('n2').frequencyGate('n3', 1, 'P1D').waitUntil('n4', { from: 'fixed', day: '2030-01-01' }).splitEvent('n5', { a: [] }).experiment('n6', { x: 50, y: 50 }).exit('n7')))
      .toEqual(['entry.next > n1', 'n1.next > n2', 'n2.yes > n3', 'n3.next > n4', 'n4.next > n5', 'n5.a > n6', 'n6.x > n7'])
  })

  it('leaves nothing open behind a jump', () => {
    expect(edgesOf(journey().jump('n1', 'n2').email('n2'))).toEqual(['entry.next > n1'])
  })

  it('draws every kind so that it compiles', () => {
    const compiled = compileJourney(journeyOfEveryKind())
    expect(compiled.diagnostics.filter(({ severity }) => severity === 'error')).toEqual([])
    expect(new Set(everyKind.map(({ kind }) => kind))).toEqual(new Set(nodeKinds.map(({ kind }) => kind)))
  })
})
