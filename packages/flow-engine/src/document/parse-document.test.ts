import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { parseDocument } from './parse-document.ts'

const minimal = { schemaVersion: 1, entry: { trigger: { kind: 'segmentEntered', segmentId: 'seg_1' } }, nodes: [], edges: [] }

function problemsOf(document: unknown) {
  const parsed = parseDocument(document)
  return parsed.ok ? [] : parsed.diagnostics.map(({ code, nodeId, message }) => ({ code, nodeId, message }))
}

describe('parseDocument', () => {
  it('reads a document', () => {
    expect(parseDocument(minimal)).toMatchObject({ ok: true, document: { schemaVersion: 1, nodes: [] } })
  })

  it('names the node of every problem, and all problems at once', () => {
    expect(problemsOf({ ...minimal, nodes: [
      { id: 'n1', kind: 'teleport', name: 'Beam up', config: {} },
      { id: 'n2', kind: 'wait', config: { fro: 'P1D' } },
      { kind: 'exit', config: {} },
      'not a node',
    ] })).toEqual([
      { code: 'UNKNOWN_NODE_KIND', nodeId: 'n1', message: 'Node "Beam up" (n1) has the unknown kind "teleport". Known kinds: email, webhook, notifyTeam, wait, waitUntil, waitForWindow, waitForEvent, waitForSegment, splitRules, splitEvent, splitPercent, experiment, holdout, reachable, frequencyGate, updateCustomer, tag, list, adjustScore, subscribe, emitEvent, goal, exit, jump, startJourney, throttle.' },
      { code: 'DOCUMENT_INVALID', nodeId: 'n2', message: 'At nodes[1].config.for: missing; expected string.' },
      { code: 'DOCUMENT_INVALID', nodeId: 'n2', message: 'At nodes[1].config: unknown field "fro".' },
      { code: 'DOCUMENT_INVALID', nodeId: null, message: 'At nodes[2].id: missing; expected string.' },
      { code: 'DOCUMENT_INVALID', nodeId: null, message: expect.stringContaining('At nodes[3]') as string },
    ])
  })

  it('says what is wrong with a rule deep inside a node', () => {
    const rule = { op: 'and', rules: [{ trait: 'plan', is: 'equals', value: 'pro' }, { trait: 'seats', is: 'gte', value: true }] }
    const [problem] = problemsOf({ ...minimal, nodes: [{ id: 'n1', kind: 'splitRules', config: { branches: [{ id: 'a', rule }] } }] })
    expect(problem).toMatchObject({ code: 'DOCUMENT_INVALID', nodeId: 'n1', message: expect.stringMatching(/^At nodes\[0\]\.config\.branches\[0\]\.rule\.rules\[1\]\.value: /) as string })
  })

  it('says what is wrong outside the nodes', () => {
    expect(problemsOf({ ...minimal, entry: { trigger: { kind: 'magic' } } }))
      .toEqual([{ code: 'DOCUMENT_INVALID', nodeId: null, message: 'At entry.trigger.kind: unknown kind.' }])
    expect(problemsOf({ ...minimal, nodes: 3 })).toEqual([{ code: 'DOCUMENT_INVALID', nodeId: null, message: 'At nodes: Invalid input: expected array, received number' }])
    expect(problemsOf({ ...minimal, nodes: Array(2001).fill({ id: 'n', kind: 'exit', config: {} }) }))
      .toEqual([{ code: 'DOCUMENT_INVALID', nodeId: null, message: 'At nodes: too many; at most 2000.' }])
  })

  it.each([undefined, null, 3, 'text', [], true])('refuses %j, which is no document', (document) => {
    expect(problemsOf(document)).toEqual([{ code: 'DOCUMENT_NOT_OBJECT', nodeId: null, message: 'A journey document is a JSON object.' }])
  })

  // A request may carry both: neither may reach a database or exhaust the stack of the server.
  it('refuses texts that no database stores, wherever they stand', () => {
    expect(problemsOf({ ...minimal, nodes: [{ id: 'n1', kind: 'waitForEvent', config: { event: 'a\0b', timeout: 'P1D' } }] })).toEqual([{
      code: 'TEXT_NOT_STORABLE', nodeId: 'n1', message: 'At nodes[0].config.event: a text contains a character that cannot be stored (NUL or half of a surrogate pair).',
    }])
    expect(problemsOf({ ...minimal, canvas: { notes: [{ id: 'x', text: '\ud83d', x: 0, y: 0 }] } })).toMatchObject([{ code: 'TEXT_NOT_STORABLE', nodeId: null }])
    expect(problemsOf({ ...minimal, nodes: [{ id: 'n1', kind: 'updateCustomer', config: { set: { 'a\0': 1 } } }] })).toMatchObject([{ code: 'TEXT_NOT_STORABLE', nodeId: 'n1' }])
    expect(problemsOf({ ...minimal, canvas: { notes: [{ id: 'x', text: 'Grüße 😀\n', x: 0, y: 0 }] } })).toEqual([])
  })

  it('refuses JSON nested a hundred thousand deep, without falling over', () => {
    const deep = JSON.parse(`${'['.repeat(100_000)}${']'.repeat(100_000)}`) as unknown
    expect(problemsOf({ ...minimal, nodes: [{ id: 'n1', kind: 'updateCustomer', config: { set: { a: deep } } }] })).toEqual([{
      code: 'DOCUMENT_TOO_DEEP', nodeId: 'n1', message: 'At nodes[0].config.set.a[0]: nested far deeper than a journey needs.',
    }])
  })

  it('never throws and always says something, whatever it is given', () => {
    const anything = fc.oneof(fc.anything(), fc.anything().map((nodes) => ({ ...minimal, nodes: [nodes] })), fc.anything().map((entry) => ({ ...minimal, entry })))
    fc.assert(fc.property(anything, (document) => {
      const parsed = parseDocument(document)
      expect(parsed.ok || parsed.diagnostics.length > 0).toBe(true)
    }))
  })
})
