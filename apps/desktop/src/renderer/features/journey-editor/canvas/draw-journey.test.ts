import { journey } from '@sendero/flow-engine/testing'
import { describe, expect, it } from 'vitest'
import { journeyLayout } from '../kernels/layout/journey-layout.ts'
import { drawJourney, type Drawing } from './draw-journey.ts'

const document = journey().email('mail').wait('pause', 'P1D').goal('won').document()
const layout = journeyLayout(document)
const colours = { edge: 'edge', surface: 'surface', text: 'text', danger: 'danger', accent: 'accent', group: { entry: 'entry', message: 'message', wait: 'wait', flow: 'flow' } }

/** What a canvas was told to do: the colours of filled boxes, the colour, width and dimness of lines, the words. */
function drawn(change: Partial<Drawing> = {}) {
  const told: string[] = []
  const pen = { fillStyle: '', strokeStyle: '', lineWidth: 0, globalAlpha: 1, font: '', textBaseline: '', textAlign: '' }
  const matrix = { scale: () => matrix, translate: () => matrix }
  const context = Object.assign(pen, {
    save: () => undefined, restore: () => undefined, setTransform: () => undefined, getTransform: () => matrix, beginPath: () => undefined, moveTo: () => undefined, lineTo: () => undefined, roundRect: () => undefined,
    fill: () => told.push(`box ${pen.fillStyle}`), stroke: () => told.push(`line ${pen.strokeStyle} ${pen.lineWidth} ${pen.globalAlpha}`), fillText: (text: string) => told.push(`text ${text}`),
  })
  drawJourney(context as unknown as CanvasRenderingContext2D, {
    document, layout, colours, selected: new Set(), withProblem: () => false, lit: null, hits: new Set(), edgeWidths: null, x: layout.bounds.x, y: layout.bounds.y, scale: 0.2, room: { width: 500, height: 500 }, ...change,
  })
  return told
}

describe('a journey from far away', () => {
  it('is a box for each step, in the colour of its group, and a line for each way', () => {
    expect(drawn()).toEqual(['line edge 5 1', 'line edge 5 1', 'line edge 5 1', 'box entry', 'box message', 'box wait', 'box flow'])
  })

  it('rims what blocks publishing and what is selected, and fills what was found', () => {
    expect(drawn({ withProblem: (id) => id === 'mail' })).toContain('line danger 10 1')
    expect(drawn({ selected: new Set(['mail']), withProblem: () => true })).toContain('line accent 10 1')
    expect(drawn({ hits: new Set(['pause']) }).filter((what) => what === 'box accent')).toHaveLength(1)
  })

  it('shows by its lines how many went there, and dims what is not lit', () => {
    expect(drawn({ edgeWidths: new Map([['e1', 14]]) })).toContain('line edge 14 1')
    expect(drawn({ lit: new Set(['e0']) }).filter((what) => what.endsWith('0.25'))).toHaveLength(2)
  })

  it('writes names where they can be read', () => {
    expect(drawn({ scale: 0.33, room: { width: 1000, height: 1000 } })).toContain('text Wait')
    expect(drawn().some((what) => what.startsWith('text'))).toBe(false)
  })

  it('writes a long name in two lines, parted near its middle', () => {
    const named = (name: string) => drawn({ document: { ...document, nodes: document.nodes.map((node) => ({ ...node, name })) }, scale: 0.33, room: { width: 1000, height: 1000 } }).filter((what) => what.startsWith('text') && what !== 'text Entry')
    expect(named('Your plan renews in a month').slice(0, 2)).toEqual(['text Your plan renews', 'text in a month'])
    expect(named('Still thinking?')).toEqual(Array.from({ length: 3 }, () => 'text Still thinking?'))
    expect(named('Unsubscribe-without-a-space')[0]).toBe('text Unsubscribe-without-a-space')
  })

  it('shows sections behind their steps, by name where there is room', () => {
    const grouped = { ...document, canvas: { ...document.canvas, sections: [{ id: 'first', name: 'First days', nodeIds: ['mail', 'pause'] }] } }
    expect(drawn({ document: grouped }).slice(0, 3)).toEqual(['box edge', 'text First days', 'line edge 5 1'])
    expect(drawn({ document: grouped, scale: 0.05 })).not.toContain('text First days')
    expect(drawn({ document: grouped, room: { width: 160, height: 500 } })).not.toContain('text First days')
  })

  // A thousand steps are drawn anew in each frame of a move: only those in view may cost something.
  it('leaves out what is not in view', () => {
    expect(drawn({ room: { width: 500, height: 10 } })).toEqual(['box entry'])
    expect(drawn({ y: layout.bounds.y + 10_000 })).toEqual([])
  })
})
