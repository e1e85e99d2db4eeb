import { describe, expect, it } from 'vitest'
import { journey, type JourneyBuilder } from '../../testing/journey-builder.ts'
import { journeyGraph } from '../journey-graph.ts'
import { checkCycles } from './check-cycles.ts'

const cyclesOf = (builder: JourneyBuilder) => checkCycles(journeyGraph(builder.document())).map(({ nodeId, params }) => [nodeId, params['nodeIds']])

describe('the check of cycles', () => {
  it.each([
    ['a wait', journey().email('n1').wait('n2', 'P1D').to('n1')],
    ['a wait for an event, by either port', journey().waitForEvent('n1', 'visit', { timeout: 'P1D' }).to('n1').at('n1', 'timeout').email('n2').to('n1')],
    ['a wait that leads to itself', journey().wait('n1', 'P1D').to('n1')],
    ['a wait until a date, which is gone on from after it', journey().waitUntil('n1', { from: 'trait', path: 'born' }, { yearly: true }).email('n2').to('n1')],
    ['the timeout of a wait for a segment', journey().waitForSegment('n1', 'seg_2').exit('n2').at('n1', 'timeout').email('n3').to('n1')],
    ['the timeout of a journey that is waited for', journey().startJourney('n1', 'jrn_2', { wait: true }).exit('n2').at('n1', 'timeout').email('n3').to('n1')],
  ])('accepts a cycle that contains %s', (_, builder) => {
    expect(cyclesOf(builder)).toEqual([])
  })

  it('refuses a cycle of nodes that decide at once, and names them', () => {
    expect(cyclesOf(journey().email('n1').splitPercent('n2', { a: 50, b: 50 }).to('n1'))).toEqual([['n1', ['n1', 'n2']]])
  })

  // The wait is in the drawing, but not on every way round: one person in two would go round for ever.
  it('refuses a cycle that goes round the wait beside it', () => {
    //  n1 - slow - n2 wait - n3 - (n1)
    //   '--- else -----------^
    expect(cyclesOf(journey().splitRules('n1', { slow: { trait: 'x', is: 'isSet' } }).wait('n2', 'P1D').email('n3').to('n1').at('n1', 'else').to('n3')))
      .toEqual([['n1', ['n1', 'n3']]])
  })

  // Who comes while the window is open, is in the segment already or is first in the queue goes on at once.
  it.each<[string, JourneyBuilder]>([
    ['a wait until a date that is missed', journey().waitUntil('n1', { from: 'fixed', day: '2030-01-01' }).at('n1', 'missed').email('n2').to('n1')],
    ['a time window', journey().waitForWindow('n1', { from: '09:00', to: '17:00' }).email('n2').to('n1')],
    ['a wait for a segment', journey().waitForSegment('n1', 'seg_2').email('n2').to('n1')],
    ['a throttle', journey().throttle('n1', 10, 'PT1H').email('n2').to('n1')],
    ['another journey that is waited for', journey().startJourney('n1', 'jrn_2', { wait: true }).email('n2').to('n1')],
  ])('refuses a cycle with nothing but %s in it', (_, builder) => {
    expect(cyclesOf(builder)).toEqual([['n1', ['n1', 'n2']]])
  })

  it('accepts one that also contains a wait for everybody', () => {
    expect(cyclesOf(journey().waitForWindow('n1', { from: '09:00', to: '17:00' }).email('n2').wait('n3', 'PT1H').to('n1'))).toEqual([])
  })

  it('follows jumps', () => {
    expect(cyclesOf(journey().email('n1').jump('n2', 'n1'))).toEqual([['n1', ['n1', 'n2']]])
    expect(cyclesOf(journey().wait('n1', 'P1D').jump('n2', 'n1'))).toEqual([])
  })

  it('refuses a cycle that nobody can get to, because a later edge could lead there', () => {
    expect(cyclesOf(journey().exit('n0').at('n1', 'next').email('n1').to('n1'))).toEqual([['n1', ['n1']]])
  })
})
