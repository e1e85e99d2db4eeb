import { expect, test } from 'vitest'
import { nodeVisits, shellDecision } from './node-visits.ts'

const of = { journeyId: 'j', version: 2, runId: 'r', customerId: 'c' }
const rowOf = (fields: string | undefined): unknown => JSON.parse(`{${fields ?? ''}}`)

test('a decision becomes a row of the table, whatever characters its words and values hold', () => {
  const words = 'a"b\\c\nd{"é👍'
  const decision = { nodeId: words, visit: 3, at: Date.UTC(2026, 0, 31, 8, 5, 9, 7), entered: true, left: true, port: words, edgeId: words, isGoal: true, outcome: words, inputs: { [words]: [words, 1, null] } }
  expect(nodeVisits(of, [decision]).map(rowOf)).toEqual([{
    journey_id: 'j', version: 2, run_id: 'r', customer_id: 'c', node_id: words, visit: 3, at: '2026-01-31 08:05:09.007',
    entered: 1, left: 1, port: words, edge_id: words, is_goal: 1, outcome: words, inputs: JSON.stringify({ [words]: [words, 1, null] }),
  }])
})

test('no port and no edge are empty words, and instants do not get mixed up', () => {
  const decision = shellDecision({ nodeId: 'entry', visit: 0, at: 0, outcome: 'notEntered', inputs: {} })
  const rows = nodeVisits(of, [decision, { ...decision, at: 86_400_000 }, decision]).map(rowOf)
  expect(rows).toMatchObject([{ at: '1970-01-01 00:00:00.000', port: '', edge_id: '', entered: 0, left: 0 }, { at: '1970-01-02 00:00:00.000' }, { at: '1970-01-01 00:00:00.000' }])
})
