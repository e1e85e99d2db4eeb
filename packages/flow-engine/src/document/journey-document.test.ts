import { describe, expect, it } from 'vitest'
import { journey } from '../testing/journey-builder.ts'
import { journeyDocumentSchema, mostNodes } from './journey-document.ts'

const minimal = { schemaVersion: 1, entry: { trigger: { kind: 'segmentEntered', segmentId: 'seg_1' } }, nodes: [], edges: [] }
const withNode = (node: object) => ({ ...minimal, nodes: [node] })
const accepts = (document: unknown): boolean => journeyDocumentSchema.safeParse(document).success

describe('the schema of a journey document', () => {
  it('fills in what may be left out', () => {
    expect(journeyDocumentSchema.parse(minimal)).toEqual({
      ...minimal,
      entry: { ...minimal.entry, reentry: { kind: 'never' } },
      canvas: { direction: 'TB', offsets: {}, notes: [] },
    })
    expect(journeyDocumentSchema.parse({ ...minimal, canvas: { direction: 'LR' } }).canvas).toEqual({ direction: 'LR', offsets: {}, notes: [] })
  })

  it('keeps what the canvas needs and the engine does not', () => {
    const canvas = { direction: 'LR', offsets: { n1: { x: 10, y: -20.5 } }, notes: [{ id: 'note1', text: 'Ask Ann', x: 0, y: 0, nodeId: 'n1' }] }
    expect(journeyDocumentSchema.parse({ ...minimal, canvas }).canvas).toEqual(canvas)
  })

  it('gives a parsed document back unchanged', () => {
    const document = journey().onEvent('Order Completed', { key: 'properties.orderId' }).splitRules('n1', { vip: { trait: 'plan', is: 'equals', value: 'pro' } }).email('n2').document()
    expect(journeyDocumentSchema.parse(document)).toEqual(document)
  })

  // A draft is saved while it is being drawn: what is still missing is for the checks at publish to say.
  it('accepts a node that is not filled in yet', () => {
    expect(accepts(withNode({ id: 'n1', kind: 'email', config: { templateId: '' } }))).toBe(true)
    expect(accepts(withNode({ id: 'n1', kind: 'wait', config: { for: '' } }))).toBe(true)
    expect(accepts(withNode({ id: 'n1', kind: 'splitPercent', config: { branches: [] } }))).toBe(true)
    expect(accepts(withNode({ id: 'n1', kind: 'waitForEvent', config: { event: '', timeout: '' } }))).toBe(true)
  })

  it.each([
    ['an unknown field of the document', { ...minimal, extra: 1 }],
    ['an unknown field of a node', withNode({ id: 'n1', kind: 'exit', config: {}, colour: 'red' })],
    ['an unknown field of a config', withNode({ id: 'n1', kind: 'exit', config: { reason: 'x' } })],
    ['an unknown field of the canvas', { ...minimal, canvas: { zoom: 2 } }],
    ['another schema version', { ...minimal, schemaVersion: 2 }],
    ['an unknown kind', withNode({ id: 'n1', kind: 'teleport', config: {} })],
    ['an id with a space', withNode({ id: 'n 1', kind: 'exit', config: {} })],
    ['an empty id', withNode({ id: '', kind: 'exit', config: {} })],
    ['an id of 65 characters', withNode({ id: 'x'.repeat(65), kind: 'exit', config: {} })],
    ['no config', withNode({ id: 'n1', kind: 'exit' })],
    ['a wait without timeout', withNode({ id: 'n1', kind: 'waitForEvent', config: { event: 'visit' } })],
    ['an unknown trigger', { ...minimal, entry: { trigger: { kind: 'magic' } } }],
    ['a key outside the properties', { ...minimal, entry: { trigger: { kind: 'event', event: 'x', key: 'orderId' } } }],
    ['an unknown re-entry', { ...minimal, entry: { ...minimal.entry, reentry: { kind: 'sometimes' } } }],
    ['more nodes than a journey may have', { ...minimal, nodes: Array.from({ length: mostNodes + 1 }, (_, index) => ({ id: `n${index}`, kind: 'exit', config: {} })) }],
  ])('refuses %s', (_, document) => {
    expect(accepts(document)).toBe(false)
  })

  it('accepts ids of 64 letters, digits, "_" and "-", and 2,000 nodes', () => {
    expect(accepts(withNode({ id: `${'aZ09_-'.repeat(10)}abcd`, kind: 'exit', config: {} }))).toBe(true)
    expect(accepts({ ...minimal, nodes: Array.from({ length: mostNodes }, (_, index) => ({ id: `n${index}`, kind: 'exit', config: {} })) })).toBe(true)
  })
})
