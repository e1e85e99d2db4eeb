import { journey } from '@sendero/flow-engine/testing'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { journeyLayout } from '../kernels/layout/journey-layout.ts'
import { flowElements } from './flow-elements.ts'
import { viewWindow, withinWindow } from './view-window.ts'

const long = Array.from({ length: 60 }, (_, at) => at).reduce((built, at) => built.wait(`w${at}`, 'P1D'), journey()).goal('won').document()
const layout = journeyLayout(long)
const all = flowElements({ document: long, layout, selected: new Set(), selectedEdge: null, isEditable: true })
const nobody = (): boolean => false

describe('the window of a canvas', () => {
  const view = fc.record({ x: fc.integer({ min: -9000, max: 9000 }), y: fc.integer({ min: -9000, max: 9000 }), zoom: fc.double({ min: 0.3, max: 2, noNaN: true }), width: fc.integer({ min: 300, max: 3000 }), height: fc.integer({ min: 300, max: 2000 }) })

  it('holds all that is in view, with room around it, and not much more', () => {
    fc.assert(fc.property(view, ({ x, y, zoom, width, height }) => {
      const window = viewWindow({ x, y, zoom, width, height })
      const room = Math.max(width, height) / zoom / 4
      expect(window.x).toBeLessThanOrEqual(-x / zoom - room + 1)
      expect(window.y).toBeLessThanOrEqual(-y / zoom - room + 1)
      expect(window.x + window.width).toBeGreaterThanOrEqual((width - x) / zoom + room - 1)
      expect(window.width).toBeLessThanOrEqual((width + 4 * Math.max(width, height)) / zoom)
    }))
  })

  it('stays the same while the camera moves a little', () => {
    const at = (y: number) => viewWindow({ x: 0, y, zoom: 1, width: 1000, height: 800 })
    expect(at(-300)).toEqual(at(-310))
    expect(at(-300)).not.toEqual(at(-1500))
  })
})

describe('the elements of a window', () => {
  it('are the few that touch it, in their order, with both ends of every way', () => {
    const { nodes, edges } = withinWindow(all, { x: -200, y: 1000, width: 600, height: 600 }, nobody)
    expect(nodes.length).toBeGreaterThan(3)
    expect(nodes.length).toBeLessThan(10)
    const ids = new Set(nodes.map(({ id }) => id))
    for (const { source, target } of edges) expect([ids.has(source), ids.has(target)]).toEqual([true, true])
    expect(nodes).toEqual(all.nodes.filter(({ id }) => ids.has(id)))
  })

  it('are all of them in a window around everything', () => {
    expect(withinWindow(all, { x: -10_000, y: -10_000, width: 100_000, height: 100_000 }, nobody)).toEqual(all)
  })

  // Selected steps are dragged together, also those a person has scrolled away from.
  it('are also those to keep, with their ways', () => {
    const { nodes, edges } = withinWindow(all, { x: 0, y: 0, width: 300, height: 300 }, (id) => id === 'w50')
    expect(nodes.map(({ id }) => id)).toEqual(expect.arrayContaining(['w49', 'w50', 'w51']))
    expect(edges.filter(({ source, target }) => source === 'w50' || target === 'w50')).toHaveLength(2)
  })
})
