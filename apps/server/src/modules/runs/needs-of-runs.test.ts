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
