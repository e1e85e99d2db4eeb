import { describe, expect, it } from 'vitest'
import type { JourneyDocument } from '@sendero/flow-engine/document'
import { journey } from '@sendero/flow-engine/testing'
import { personPath, whyNotReached, type TracedDecision } from './person-path.ts'

//                            .- vip -> m e-mail - w wait - g goal
// entry - s split by rules
//                            '- else -> x exit
const document = journey().splitRules('s', { vip: { trait: 'plan', is: 'equals', value: 'pro' } }).email('m').wait('w', 'P1D').goal('g').at('s', 'else').exit('x').document()

const decided = (nodeId: string, more: Partial<TracedDecision> = {}): TracedDecision => ({ runId: 'run_1', version: 1, nodeId, visit: 1, at: '', entered: true, left: true, port: 'next', edgeId: null, outcome: '', inputs: {}, ...more })
const vip = [decided('entry', { edgeId: 'e0' }), decided('s', { port: 'vip', edgeId: 'e1' }), decided('m', { edgeId: 'e2' }), decided('w', { left: false, port: null })]

describe('the path of a person', () => {
  it('is the steps and edges they passed, up to where they stand', () => {
    const { lit, last } = personPath(document, vip)
    expect([...lit].sort()).toEqual(['e0', 'e1', 'e2', 'entry', 'm', 's', 'w'])
    expect(last).toBe('w')
  })

  it('leaves out ways that this document does not have', () => {
    expect([...personPath(document, [decided('entry', { edgeId: 'gone' })]).lit]).toEqual(['entry'])
  })
})

describe('why somebody did not come to a step', () => {
  it('is what was decided at the fork where the ways part', () => {
    expect(whyNotReached(document, vip, 'x')).toMatchObject({ forkId: 's', decision: { port: 'vip' } })
  })

  it('is the wait they still stand in', () => {
    expect(whyNotReached(document, vip, 'g')).toMatchObject({ forkId: 'w', decision: { left: false } })
  })

  it('is nothing to ask where they have been', () => {
    expect(whyNotReached(document, vip, 'm')).toBeNull()
  })

  it('is unknown of who never set out', () => {
    expect(whyNotReached(document, [], 'g')).toEqual({ forkId: null, decision: null })
  })

  it('counts a jump as a way there', () => {
    const drawn = journey().wait('w', 'P1D').waitForEvent('o', 'Order', { timeout: 'P1D' }).goal('g').at('o', 'timeout').email('m').document()
    const jumping: JourneyDocument = { ...drawn, nodes: [...drawn.nodes, { id: 'j', kind: 'jump', config: { to: 'alone' } }, { id: 'alone', kind: 'exit', config: {} }], edges: [...drawn.edges, { id: 'e9', from: 'm', port: 'next', to: 'j' }] }
    expect(whyNotReached(jumping, [decided('entry'), decided('w'), decided('o', { port: 'event' }), decided('g')], 'alone')).toMatchObject({ forkId: 'o', decision: { port: 'event' } })
  })
})
