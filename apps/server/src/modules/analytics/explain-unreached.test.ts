import { expect, test } from 'vitest'
import { journey } from '@sendero/flow-engine/testing'
import { explainUnreached } from './explain-unreached.ts'
import type { NodeVisit } from './node-visit.ts'

const document = journey().onEvent('Go').splitRules('split', { vip: { trait: 'vip', is: 'isSet' } }).email('gold', 'tpl_1').at('split', 'else').wait('w', 'P1D').email('plain', 'tpl_2').goal('g').document()

function decision(nodeId: string, more: Partial<NodeVisit> = {}): NodeVisit {
  return { journeyId: 'j', version: 1, nodeId, runId: 'r', customerId: 'c', visit: 1, at: 0, entered: true, left: true, port: 'next', edgeId: 'e', isGoal: false, outcome: 'branch', inputs: {}, ...more }
}
const explain = (decisions: readonly NodeVisit[], nodeId: string) => explainUnreached({ document, runId: 'r', decisions, nodeId })

test('the split that led elsewhere, with its decision', () => {
  const split = decision('split', { port: 'else', outcome: 'else', inputs: { traits: { vip: null } } })
  expect(explain([decision('entry'), split, decision('w', { left: false, port: null })], 'gold')).toEqual({ runId: 'r', code: 'branched', fork: split })
})

test('somebody who still stands before it, and somebody who ended before it', () => {
  const standing = decision('w', { left: false, port: null, outcome: 'waiting' })
  expect(explain([decision('entry'), decision('split', { port: 'else' }), standing], 'plain')).toEqual({ runId: 'r', code: 'waiting', fork: standing })
  const ended = decision('w', { entered: false, port: null, outcome: 'exited' })
  expect(explain([decision('entry'), decision('split', { port: 'else' }), standing, ended], 'plain')).toEqual({ runId: 'r', code: 'ended', fork: ended })
})

test('a step that was reached needs no reason, and one no way leads to has none', () => {
  expect(explain([decision('entry'), decision('split')], 'split')).toBeNull()
  expect(explain([decision('entry')], 'nowhere')).toEqual({ runId: 'r', code: 'noWay', fork: null })
})

test('jumps are ways too, and circles end', () => {
  const round = journey().onEvent('Go').wait('w', 'P1D').splitPercent('s', { a: 50, b: 50 }).jump('back', 'w').at('s', 'b').goal('g').document()
  const fork = decision('s', { port: 'a' })
  expect(explainUnreached({ document: round, runId: 'r', decisions: [decision('entry'), decision('w'), fork, decision('back'), decision('w', { visit: 4, left: false, port: null })], nodeId: 'g' })).toMatchObject({ code: 'waiting', fork: { nodeId: 'w', visit: 4 } })
})

test('an event that did not count is no fork', () => {
  const ignored = decision('w', { entered: false, left: false, port: null, outcome: 'ignored' })
  const standing = decision('w', { left: false, port: null, outcome: 'waiting' })
  expect(explain([decision('entry'), decision('split', { port: 'else' }), standing, ignored], 'plain')?.fork).toBe(standing)
})
