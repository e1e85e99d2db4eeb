import { describe, expect, it } from 'vitest'
import { journey, type JourneyBuilder } from '../../testing/journey-builder.ts'
import { journeyGraph } from '../journey-graph.ts'
import { checkGoals } from './check-goals.ts'
import { checkOpenPorts } from './check-open-ports.ts'
import { checkReachable } from './check-reachable.ts'
import { checkStart } from './check-start.ts'

// Four checks that look at where people can get to, and say nothing twice.
function saidOf(builder: JourneyBuilder) {
  const graph = journeyGraph(builder.document())
  return [checkStart, checkReachable, checkGoals, checkOpenPorts].flatMap((check) => check(graph)).map(({ code, nodeId, params }) => [code, nodeId ?? '', ...Object.values(params)].flat().join(' ').trim())
}

describe('where people can get to', () => {
  it('leaves nothing to say of a whole journey with a goal', () => {
    expect(saidOf(journey().email('n1').wait('n2', 'P1D').goal('n3'))).toEqual([])
  })

  it('is nowhere in an empty journey, which says only that', () => {
    expect(saidOf(journey())).toEqual(['DOCUMENT_EMPTY'])
  })

  it('is nowhere without an edge from the entry, whatever else is drawn', () => {
    expect(saidOf(journey().at('n1', 'next').email('n1').goal('n2'))).toEqual(['NO_START'])
    expect(saidOf(journey().at('n1', 'next').email('n1'))).toEqual(['NO_START'])
  })

  // entry - n1 a|b,  n2 - n3: the copy that was left lying beside the journey
  it('warns of every node nobody gets to, and of no open end there', () => {
    expect(saidOf(journey().splitPercent('n1', { a: 50, b: 50 }).exit('n4').at('n2', 'next').email('n2').email('n3')))
      .toEqual(['UNREACHABLE_NODE n2', 'UNREACHABLE_NODE n3', 'NO_GOAL', 'OPEN_PORT n1 b'])
  })

  it('follows edges forward only: what leads into the journey is not part of it', () => {
    expect(saidOf(journey().email('n1').goal('n2').at('n3', 'next').email('n3').to('n1'))).toEqual(['UNREACHABLE_NODE n3'])
  })

  it('counts a goal that only one branch leads to, and warns when none does', () => {
    expect(saidOf(journey().splitPercent('n1', { a: 99.99, b: 0.01 }).exit('n2').at('n1', 'b').goal('n3'))).toEqual([])
    expect(saidOf(journey().exit('n1').at('n4', 'next').goal('n2').goal('n3')))
      .toEqual(['UNREACHABLE_NODE n2', 'UNREACHABLE_NODE n3', 'GOAL_NEVER_REACHED  n2 n3'])
  })

  it('says of each open port once that runs end there', () => {
    expect(saidOf(journey().splitRules('n1', { a: { trait: 'x', is: 'isSet' } }).waitForEvent('n2', 'visit', { timeout: 'P1D' }).goal('n3')))
      .toEqual(['OPEN_PORT n1 else', 'OPEN_PORT n2 timeout'])
  })
})
