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

  it('refuses a cycle that nobody can get to, because a later edge could lead there', () => {
    expect(cyclesOf(journey().exit('n0').at('n1', 'next').email('n1').to('n1'))).toEqual([['n1', ['n1']]])
  })
})
