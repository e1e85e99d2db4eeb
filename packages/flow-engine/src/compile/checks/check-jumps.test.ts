import { describe, expect, it } from 'vitest'
import { journey, type JourneyBuilder } from '../../testing/journey-builder.ts'
import { compileJourney } from '../compile-journey.ts'
import { journeyGraph } from '../journey-graph.ts'
import { checkJumps } from './check-jumps.ts'

const saidOf = (builder: JourneyBuilder) => checkJumps(journeyGraph(builder.document())).map(({ code, nodeId, params }) => [code, nodeId, params])
const codesOf = (builder: JourneyBuilder): string[] => compileJourney(builder.document()).diagnostics.map(({ code, nodeId }) => `${code} ${nodeId ?? ''}`.trim())

describe('the check of jumps', () => {
  it('accepts a jump to any node, ahead or behind', () => {
    expect(saidOf(journey().wait('n1', 'P1D').jump('n2', 'n1').exit('n3'))).toEqual([])
    expect(saidOf(journey().jump('n1', 'n3').exit('n2').exit('n3'))).toEqual([])
  })

  it('refuses one to a node there is not, the entry included', () => {
    expect(saidOf(journey().jump('n1', 'gone'))).toEqual([['JUMP_TARGET_UNKNOWN', 'n1', { to: 'gone' }]])
    expect(saidOf(journey().jump('n1', 'entry'))).toEqual([['JUMP_TARGET_UNKNOWN', 'n1', { to: 'entry' }]])
    expect(saidOf(journey().jump('n1', 'constructor'))).toEqual([['JUMP_TARGET_UNKNOWN', 'n1', { to: 'constructor' }]])
  })

  it('leaves it to the node to say that it has no target', () => {
    expect(saidOf(journey().jump('n1', ''))).toEqual([])
    expect(codesOf(journey().jump('n1', ''))).toContain('JUMP_TARGET_MISSING n1')
  })
})

describe('a jump among the other checks', () => {
  it('makes a loop without a wait, to itself as well', () => {
    expect(codesOf(journey().email('n1').jump('n2', 'n1'))).toContain('CYCLE_WITHOUT_WAIT n1')
    expect(codesOf(journey().jump('n1', 'n1'))).toContain('CYCLE_WITHOUT_WAIT n1')
    expect(codesOf(journey().jump('n1', 'n2').jump('n2', 'n1'))).toContain('CYCLE_WITHOUT_WAIT n1')
    expect(codesOf(journey().email('n1').wait('n2', 'P1D').jump('n3', 'n1'))).toEqual(['NO_GOAL'])
  })

  it('reaches its target, and leaves unreached what only its drawing is near', () => {
    expect(codesOf(journey().jump('n1', 'n3').exit('n2').goal('n3'))).toEqual(['UNREACHABLE_NODE n2'])
  })

  it('has no port that could be open, and none an edge could leave by', () => {
    expect(codesOf(journey().jump('n1', 'n2').goal('n2'))).toEqual([])
    const document = journey().jump('n1', 'n2').goal('n2').document()
    expect(compileJourney({ ...document, edges: [...document.edges, { id: 'x', from: 'n1', port: 'next', to: 'n2' }] }).diagnostics[0]?.message).toBe('Edge x leaves n1 by the port "next", which it does not have. It has no ports.')
  })

  it('leads from one e-mail to the next at once', () => {
    expect(codesOf(journey().email('n1').jump('n2', 'n3').email('n3'))).toContain('EMAILS_WITHOUT_WAIT n1')
  })

  it('carries the needs of its target', () => {
    const plan = journey().wait('n1', 'P1D').jump('n2', 'n3').splitRules('n3', { a: { event: 'visit', count: { atLeast: 1 } } }).exit('n4').plan()
    expect([plan.nodes['n1']?.needs.events, plan.nodes['n2']?.needs.events, plan.startNeeds.events]).toEqual([['visit'], ['visit'], []])
    expect(plan.nodes['n2']?.next).toEqual({ next: { nodeId: 'n3', edgeId: 'jump:n2' } })
  })
})
