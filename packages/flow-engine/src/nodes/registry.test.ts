import { describe, expect, it } from 'vitest'
import { findNodeDefinition, nodeKinds, nodeRegistry } from './registry.ts'

describe('the registry of node kinds', () => {
  it('files every definition under its own kind', () => {
    for (const [kind, definition] of Object.entries(nodeRegistry)) expect(definition.kind).toBe(kind)
  })

  it('holds the kinds of the external contract', () => {
    expect(nodeKinds.map(({ kind }) => kind).sort())
      .toEqual(['email', 'exit', 'goal', 'splitPercent', 'splitRules', 'updateCustomer', 'wait', 'waitForEvent', 'webhook'])
  })

  // What parks is what makes a cycle legal: a kind that sometimes did not would let a run go round for ever.
  it('knows which kinds park: the waits and nothing else', () => {
    expect(nodeKinds.filter(({ parks }) => parks).map(({ kind, group }) => [kind, group])).toEqual([['wait', 'wait'], ['waitForEvent', 'wait']])
  })

  it('describes every kind in a sentence', () => {
    for (const { summary } of nodeKinds) expect(summary).toMatch(/^[A-Z].*\.$/)
  })

  it.each(['unknown', '', 'constructor', 'toString', '__proto__', 'Email'])('does not know the kind %j', (kind) => {
    expect(findNodeDefinition(kind)).toBeNull()
  })
})
