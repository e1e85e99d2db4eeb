import { describe, expect, it } from 'vitest'
import { findNodeDefinition, nodeKinds, nodeRegistry } from './registry.ts'

describe('the registry of node kinds', () => {
  it('files every definition under its own kind', () => {
    for (const [kind, definition] of Object.entries(nodeRegistry)) expect(definition.kind).toBe(kind)
  })

  it('holds the kinds of the external contract', () => {
    expect(nodeKinds.map(({ kind }) => kind).sort()).toEqual([
      'adjustScore', 'email', 'emitEvent', 'exit', 'experiment', 'frequencyGate', 'goal', 'holdout', 'jump', 'list', 'notifyTeam', 'reachable', 'splitEvent', 'splitPercent',
      'splitRules', 'startJourney', 'subscribe', 'tag', 'throttle', 'updateCustomer', 'wait', 'waitForEvent', 'waitForSegment', 'waitForWindow', 'waitUntil', 'webhook',
    ])
  })

  it('shows them in the order of palettes: messages, waits, decisions, data, flow', () => {
    expect([...new Set(nodeKinds.map(({ group }) => group))]).toEqual(['message', 'wait', 'decide', 'data', 'flow'])
  })

  // What always parks is what makes a cycle legal: a kind that only sometimes does would let a run go round for ever, but by the ways left after a wait.
  it('knows which kinds always park, and in which people stand only sometimes', () => {
    const parking = (parks: boolean | 'sometimes') => nodeKinds.filter((each) => each.parks === parks).map(({ kind }) => kind)
    expect(parking(true)).toEqual(['wait', 'waitForEvent'])
    expect(parking('sometimes')).toEqual(['waitUntil', 'waitForWindow', 'waitForSegment', 'startJourney', 'throttle'])
    expect(parking(false)).toHaveLength(19)
  })

  it('knows the ways that nobody goes at once', () => {
    expect(nodeKinds.filter((each) => each.portsAfterWaiting.length > 0).map(({ kind, portsAfterWaiting }) => [kind, portsAfterWaiting]))
      .toEqual([['waitUntil', ['next']], ['waitForSegment', ['timeout']], ['startJourney', ['timeout']]])
  })

  // The engine hands an event only to a run that waits for it; should it ever hand over another, the run must not go on.
  it.each(['wait', 'waitUntil', 'waitForWindow', 'throttle'])('knows that an event moves nobody in %s, which waits for time alone', (kind) => {
    const definition = findNodeDefinition(kind)
    if (definition === null || definition.parks === false) throw new Error(`${kind} does not park`)
    const visit = {
      nodeId: 'n1', visit: 1, config: { weekdays: [1], from: '00:00', to: '00:00', clock: 'customer' }, now: 10, wakeAt: 5, eventsCountFrom: 0, entry: { event: null }, runId: null,
      facts: { customer: { id: 'cus_1', userId: null, traits: {}, timeZone: 'UTC' }, events: new Map(), segments: new Set<string>() },
    }
    expect(definition.resume(visit, { kind: 'event', event: { name: 'visit', occurredAt: 5, properties: {} } })).toEqual({ kind: 'stay' })
  })

  it('describes every kind in a sentence', () => {
    for (const { summary } of nodeKinds) expect(summary).toMatch(/^[A-Z].*\.$/)
  })

  it.each(['unknown', '', 'constructor', 'toString', '__proto__', 'Email'])('does not know the kind %j', (kind) => {
    expect(findNodeDefinition(kind)).toBeNull()
  })
})
