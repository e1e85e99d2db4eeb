import { describe, expect, it } from 'vitest'
import { journey } from '../testing/journey-builder.ts'
import type { JourneyDocument, JourneyNode } from './journey-document.ts'
import { nodeLabels, portName } from './node-labels.ts'

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
    ['a port the node no longer has', split, 'gone', '"gone"'],
    ['a port of a node that is gone', undefined, 'a', '"a"'],
  ])('is a word for %s', (_, node, port, words) => {
    expect(portName(node, port)).toBe(words)
  })
})
