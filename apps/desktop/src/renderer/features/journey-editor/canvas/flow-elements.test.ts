import { journey } from '@sendero/flow-engine/testing'
import { describe, expect, it } from 'vitest'
import { setConfig } from '../kernels/document/intents/configure-steps.ts'
import { applyEdits } from '../kernels/document/edit.ts'
import { journeyLayout } from '../kernels/layout/journey-layout.ts'
import { flowElements, type FlowElements } from './flow-elements.ts'
import type { JourneyDocument } from '@sendero/flow-engine/document'

const start = journey().email('mail').wait('pause', 'P1D').splitPercent('half', { a: 50, b: 50 }).goal('won').document()
const elements = (document: JourneyDocument, selected: readonly string[] = [], before?: FlowElements) =>
  flowElements({ document, layout: journeyLayout(document), selected: new Set(selected), selectedEdge: null, isEditable: true }, before)

describe('the elements of the canvas', () => {
  it('are the cards, the open ends and the ways between, each with its size and handles', () => {
    const { nodes, edges } = elements(start)
    expect(nodes.map(({ id }) => id)).toEqual(['entry', 'mail', 'pause', 'half', 'won', 'end:half:b'])
    expect(edges.map(({ id }) => id)).toEqual(['e0', 'e1', 'e2', 'e3', 'stub:half:b'])
    for (const { width, height, handles } of nodes) {
      expect(width).toBeGreaterThan(0)
      expect(height).toBeGreaterThan(0)
      expect(handles?.length).toBeGreaterThan(0)
    }
  })

  it('call ways by the names of the steps, not by their ids', () => {
    expect(elements(start).edges.map(({ ariaLabel }) => ariaLabel)).toEqual(['From the entry to E-mail', 'From E-mail to Wait', 'From Wait to Split by percent', 'From Split by percent to Goal', 'From Split by percent to an open end'])
  })

  it('stay the same objects when something else changes, so that they are not drawn again', () => {
    const before = elements(start)
    const intent = setConfig(start, { id: 'pause', config: { for: 'P9D' } })
    const after = elements(applyEdits(start, intent.ok ? intent.edits : []), [], before)
    after.nodes.forEach((node, at) => { expect(node).toBe(before.nodes[at]) })
    after.edges.forEach((edge, at) => { expect(edge).toBe(before.edges[at]) })
  })

  it('change only where the selection changes', () => {
    const before = elements(start)
    const after = elements(start, ['mail'], before)
    expect(after.nodes.filter((node, at) => node !== before.nodes[at]).map(({ id }) => id)).toEqual(['mail'])
  })
})
