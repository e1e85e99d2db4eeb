import { expect, test } from 'vitest'
import { journey } from '@sendero/flow-engine/testing'
import { needsOfRuns } from './needs-of-runs.ts'

const plan = journey().onEvent('Order').wait('w', 'P1D').splitRules('s', { many: { event: 'Page', count: { atLeast: 2 } } }).wait('v', 'P1D').splitRules('t', { few: { event: 'Cart', count: { atMost: 1 } } }).exit('x').plan()
const at = (nodeId: string | null) => ({ plan, state: nodeId === null ? null : { engineVersion: 1, status: 'active', endReason: null, nodeId, visit: 1, enteredNodeAt: 0, wakeAt: null, waitEvent: null, entry: { event: null } } as const })

test('a batch loads what its runs can look at before they park again, and no more', () => {
  expect(needsOfRuns([at(null)]).events).toEqual([])
  expect(needsOfRuns([at('w')]).events).toEqual(['Page'])
  expect([...needsOfRuns([at('w'), at('v'), at(null)]).events].sort()).toEqual(['Cart', 'Page'])
})

test('properties of events are loaded for those whose rules look at them, and for all where a plan does not tell', () => {
  const asking = journey().onEvent('Order').wait('w', 'P1D').splitRules('s', { many: { event: 'Page', count: { atLeast: 2 } }, dear: { event: 'Cart', count: { atLeast: 1 }, where: [{ property: 'total', is: 'gt', value: 9 }] } }).exit('x').plan()
  const run = { plan: asking, state: at('w').state }
  expect(needsOfRuns([run]).eventProperties).toEqual(['Cart'])
  const { events, segments } = needsOfRuns([run])
  const old = { ...asking, nodes: { ...asking.nodes, w: { ...asking.nodes['w']!, needs: { events, segments } } } }
  // Not told: all of them.
  expect(needsOfRuns([{ ...run, plan: old }])).toEqual({ events, segments })
  expect(needsOfRuns([{ ...run, plan: old }, at('v')]).eventProperties).toEqual(['Cart', 'Page'])
})

test('every kind of fact that a plan asks for is asked for, lists too, and no further back than it looks', () => {
  const list = `lst_${'a'.repeat(32)}`
  const asking = journey().onEvent('Order').wait('w', 'P1D').splitRules('s', { on: { list }, many: { event: 'Page', count: { atLeast: 2 }, within: 'P30D' } }).reachable('r').frequencyGate('g', 2, 'P7D').exit('x').plan()
  expect(needsOfRuns([{ plan: asking, state: at('w').state }, at(null)])).toEqual({
    events: ['Page'], eventProperties: [], eventsWithin: { Page: 31 * 86_400_000 }, segments: [], lists: [list], channels: ['email'], sends: [{ channel: 'email', within: 'P7D' }],
  })
})
