import { describe, expect, it } from 'vitest'
import { portsOf } from '../compile/journey-graph.ts'
import { nodeKinds } from '../nodes/registry.ts'
import { everyKind } from '../testing/every-kind.ts'
import { journey } from '../testing/journey-builder.ts'
import type { JourneyDocument, JourneyNode } from './journey-document.ts'
import { kindNames, nodeLabels, portName } from './node-labels.ts'

const labelsOf = (document: JourneyDocument) => Object.fromEntries(nodeLabels(document))
const called = (document: JourneyDocument, names: Record<string, string>): JourneyDocument => ({ ...document, nodes: document.nodes.map((node) => ({ ...node, name: names[node.id] })) })

describe('what people call a node', () => {
  it('is its name, or its kind while it has none', () => {
    const document = journey().email('n1').wait('n2', 'P1D').webhook('n3').document()
    expect(labelsOf(called(document, { n1: 'Hello', n2: '  ' }))).toEqual({ n1: 'Hello', n2: 'Wait', n3: 'Webhook' })
  })

  it('tells what comes before where several are called the same', () => {
    expect(labelsOf(journey().wait('n1', 'P1D').email('n2').wait('n3', 'P1D').document())).toEqual({ n1: 'Wait after the entry', n2: 'E-mail', n3: 'Wait after E-mail' })
    expect(labelsOf(called(journey().email('n1').goal('n2').document(), { n1: 'Same', n2: 'Same' }))).toEqual({ n1: 'Same after the entry', n2: 'Same after Same' })
  })

  it('stays short for one that nothing leads to, although others are called the same', () => {
    expect(labelsOf(journey().exit('n1').exit('n2').document())).toEqual({ n1: 'Exit after the entry', n2: 'Exit' })
  })

  it('quotes names and never kinds', () => {
    const document = called(journey().email('n1').wait('n2', 'P1D').email('n3').document(), { n2: 'Pause' })
    expect([...nodeLabels(document, (name) => `<${name}>`).values()]).toEqual(['E-mail after the entry', '<Pause>', 'E-mail after <Pause>'])
  })

  it('does not stumble over an edge that leads from nowhere', () => {
    const document = journey().wait('n1', 'P1D').document()
    expect(labelsOf({ ...document, nodes: [...document.nodes, { id: 'n2', kind: 'wait', config: { for: 'P1D' } }], edges: [{ id: 'e', from: 'gone', port: 'next', to: 'n2' }] }))
      .toEqual({ n1: 'Wait', n2: 'Wait after the entry' })
  })
})

describe('what people call a way out', () => {
  const split: JourneyNode = { id: 's', kind: 'splitPercent', config: { salt: 's', branches: [{ id: 'a', name: 'Early', percent: 50 }, { id: 'b', name: '', percent: 25 }, { id: 'c', percent: 25 }] } }
  const rules: JourneyNode = { id: 'r', kind: 'splitRules', config: { branches: [{ id: 'a', name: 'VIP', rule: { trait: 'x', is: 'isSet' } }] } }
  const experiment: JourneyNode = {
    id: 'x', kind: 'experiment', config: { salt: 's', variants: [{ id: 'a', name: 'Short', percent: 50 }, { id: 'b', percent: 50 }], metric: 'clicked', minimumSample: 1, confidence: 95, deadline: 'P1D', fallback: '' },
  }
  const byEvent: JourneyNode = { id: 'v', kind: 'splitEvent', config: { branches: [{ id: 'a', name: 'Big', where: [] }, { id: 'b', where: [] }] } }
  const node = (document: JourneyDocument): JourneyNode | undefined => document.nodes[0]
  const waiting: JourneyNode = { id: 'w', kind: 'waitForEvent', config: { event: 'x', where: [], timeout: 'P1D' } }

  it.each<[string, JourneyNode | undefined, string, string]>([
    ['the only one', { id: 'e', kind: 'email', config: { templateId: '' } }, 'next', ''],
    ['the event of a wait', waiting, 'event', 'event came'],
    ['the end of its time', waiting, 'timeout', 'time is up'],
    ['a branch with a name', split, 'a', '"Early"'],
    ['a branch with an empty name', split, 'b', '"b"'],
    ['a branch without a name', split, 'c', '"c"'],
    ['a branch of rules', rules, 'a', '"VIP"'],
    ['what no rule holds for', rules, 'else', 'none of the others'],
    ['a branch of an event', byEvent, 'a', '"Big"'],
    ['a branch of an event without a name', byEvent, 'b', '"b"'],
    ['what no branch of an event fits', byEvent, 'else', 'none of the others'],
    ['a variant with a name', experiment, 'a', '"Short"'],
    ['a variant without a name', experiment, 'b', '"b"'],
    ['a date that has passed or is not known', node(journey().waitUntil('n', { from: 'fixed', day: '' }).document()), 'missed', 'no such moment'],
    ['a date that comes', node(journey().waitUntil('n', { from: 'fixed', day: '' }).document()), 'next', ''],
    ['the end of the time of a segment', node(journey().waitForSegment('n', 'seg_1').document()), 'timeout', 'time is up'],
    ['the end of the time of another journey', node(journey().startJourney('n', 'jrn_1', { wait: true }).document()), 'timeout', 'time is up'],
    ['those held out', node(journey().holdout('n', 10).document()), 'heldOut', 'held out'],
    ['those let in', node(journey().holdout('n', 10).document()), 'next', ''],
    ['those who can be reached', node(journey().reachable('n').document()), 'yes', 'reachable'],
    ['those who cannot', node(journey().reachable('n').document()), 'no', 'not reachable'],
    ['those who got too many', node(journey().frequencyGate('n', 1, 'P1D').document()), 'tooMany', 'too many already'],
    // A branch may be called as a way out of another kind is.
    ['a branch called timeout', { ...split, config: { salt: 's', branches: [{ id: 'timeout', name: 'Late', percent: 100 }] } }, 'timeout', '"Late"'],
    ['a port the node no longer has', split, 'gone', '"gone"'],
    ['a port of a node that is gone', undefined, 'a', '"a"'],
  ])('is a word for %s', (_, node, port, words) => {
    expect(portName(node, port)).toBe(words)
  })
})

describe('the names of kinds', () => {
  it('are words for every kind, no two alike', () => {
    expect(Object.keys(kindNames).sort()).toEqual(nodeKinds.map(({ kind }) => kind).sort())
    expect(new Set(Object.values(kindNames)).size).toBe(nodeKinds.length)
    for (const name of Object.values(kindNames)) expect(name).toMatch(/^[A-Z]/)
  })

  it('are words for every way out of every kind but branches', () => {
    for (const { kind } of nodeKinds) {
      const drawn = everyKind.find((each) => each.kind === kind)
      if (drawn === undefined) throw new Error(`${kind} is not drawn`)
      const branches = ['splitRules', 'splitEvent', 'splitPercent', 'experiment'].includes(kind)
      for (const port of portsOf(drawn)) if (!branches) expect(portName(drawn, port)).not.toMatch(/^"/)
    }
  })
})
