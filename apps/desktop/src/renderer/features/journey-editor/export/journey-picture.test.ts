import { journey } from '@sendero/flow-engine/testing'
import fc from 'fast-check'
import { describe, expect, it, vi } from 'vitest'
import { PDFDocument } from '@cantoo/pdf-lib'
import { foldedDocument } from '../kernels/document/fold.ts'
import type { Picture, Shape, TextShape } from '../kernels/export/picture.ts'
import { svgOf } from '../kernels/export/svg-of.ts'
import { noNumbers } from '../kernels/overlay/journey-numbers.ts'
import { edgeFigures } from '../kernels/overlay/edge-figures.ts'
import { journeyArbitrary } from '../test/journey-arbitrary.ts'
import { xmlOf } from '../test/read-xml.ts'
import { journeyPicture, type PictureSource } from './journey-picture.ts'
import { pdfOf } from './pdf-of.ts'
import { pictureColours } from './picture-colours.ts'
import { pictureNumbers } from './picture-numbers.ts'

const source = (document: PictureSource['document'], more: Partial<PictureSource> = {}): PictureSource => ({ document, whole: document, title: 'Welcome', subtitle: 'Draft', nameOf: () => null, numbers: null, colours: pictureColours('light'), only: null, ...more })

const flat = (shapes: readonly Shape[]): Exclude<Shape, { kind: 'group' }>[] => shapes.flatMap((shape) => (shape.kind === 'group' ? flat(shape.shapes) : [shape]))
const textsOf = ({ shapes }: Picture): string[] => flat(shapes).filter((shape): shape is TextShape => shape.kind === 'text').map(({ text }) => text)
const titlesOf = ({ shapes }: Picture): string[] => shapes.flatMap((shape) => (shape.kind === 'group' ? [shape.title] : []))

//                           .- a - kind - won
//  entry - hi - half split -
//                           `- b - (open)
const document = journey().email('hi').splitPercent('half', { a: 50, b: 50 }).wait('kind', 'P1D').goal('won').document()

describe('the picture of a journey', () => {
  it('is well formed and holds all of it, whatever is drawn and however it is called', () => {
    fc.assert(fc.property(journeyArbitrary(), fc.string({ unit: 'binary' }), (drawn, name) => {
      const called = { ...drawn, nodes: drawn.nodes.map((node) => ({ ...node, name })) }
      const picture = journeyPicture(source(called, { title: name, nameOf: () => name }))
      expect(() => xmlOf(svgOf(picture))).not.toThrow()
      expect(titlesOf(picture).filter((title) => title !== 'Note' && !title.startsWith('Section '))).toHaveLength(drawn.nodes.length + 1)
      for (const shape of flat(picture.shapes)) {
        if (shape.kind !== 'box') continue
        expect(shape.x).toBeGreaterThanOrEqual(0)
        expect(shape.y).toBeGreaterThanOrEqual(0)
        expect(shape.x + shape.width).toBeLessThanOrEqual(picture.width)
        expect(shape.y + shape.height).toBeLessThanOrEqual(picture.height)
      }
    }), { numRuns: 60 })
  })

  it('says what the cards say, and names the ways of a fork', () => {
    expect(textsOf(journeyPicture(source(document)))).toEqual(expect.arrayContaining(['Welcome', 'Draft', 'E-mail', 'Split by percent', 'Branch 1 50%', 'Branch 2 50%', '1 day', 'Goal']))
    expect(journeyPicture(source(document)).description).toContain('E-mail')
  })

  it('can be of some steps only: then of the ways between them', () => {
    const picture = journeyPicture(source(document, { only: new Set(['kind', 'won']) }))
    expect(titlesOf(picture)).toHaveLength(2)
    expect(flat(picture.shapes).filter(({ kind }) => kind === 'line')).toHaveLength(1)
    expect(picture.height).toBeLessThan(journeyPicture(source(document)).height)
    expect(flat(journeyPicture(source(document, { only: new Set(['hi']) })).shapes).filter(({ kind }) => kind === 'line')).toEqual([])
  })

  it('shows a collapsed section as one card, and an open one as a lane', () => {
    const grouped = { ...document, canvas: { ...document.canvas, sections: [{ id: 'week', name: 'First week', nodeIds: ['kind', 'won'] }] } }
    expect(titlesOf(journeyPicture(source(grouped)))).toContain('Section First week')
    expect(titlesOf(journeyPicture(source(foldedDocument(grouped, new Set(['week'])), { whole: grouped })))).toContain('Section: First week: 2 steps')
  })

  it('lets no way run over the words of another', () => {
    const { shapes } = journeyPicture(source(document))
    const lastLine = shapes.findLastIndex(({ kind }) => kind === 'line')
    const label = shapes.findIndex((shape) => shape.kind === 'text' && shape.text === 'Branch 1 50%')
    expect(label).toBeGreaterThan(lastLine)
  })

  it('shows the numbers of the canvas, on cards and ways', () => {
    const counted = { asOf: '', edges: { e0: 400, e1: 400, e2: 100 }, nodes: { half: { ...noNumbers, entered: 400, left: 400 }, kind: { ...noNumbers, entered: 100, hereNow: 90, left: 10 } } }
    const numbers = pictureNumbers({ document, numbers: counted, edges: edgeFigures(document, counted) })
    const picture = journeyPicture(source(document, { numbers }))
    expect(textsOf(picture)).toEqual(expect.arrayContaining(['400', 'entered', '90', 'here now', '25% · 100']))
    expect(picture.height).toBeGreaterThan(journeyPicture(source(document)).height)
    // Of a figure that was cut nobody knows how much it is.
    const crowded = { ...noNumbers, entered: 123_456, left: 123_456, hereNow: 12_345, delivered: 100_000, opened: 33_333, bounced: 4_321 }
    const told = pictureNumbers({ document, numbers: { ...counted, nodes: { hi: crowded } }, edges: new Map() })
    expect(textsOf(journeyPicture(source(document, { numbers: told }))).filter((text) => text.includes('…'))).toEqual([])
    expect(Math.max(...flat(picture.shapes).map((shape) => (shape.kind === 'line' ? shape.strokeWidth : 0)))).toBe(14)
  })
})

describe('as a PDF', () => {
  it('is one page of its size, with its name', async () => {
    const picture = journeyPicture(source(document))
    const file = await PDFDocument.load(await pdfOf(picture, () => Promise.reject(new Error('nothing is painted'))))
    expect(file.getTitle()).toBe('Welcome')
    expect(file.getPageCount()).toBe(1)
    expect(file.getPage(0).getSize().width).toBeCloseTo(picture.width * 0.75)
    expect(file.getPage(0).getSize().height).toBeCloseTo(picture.height * 0.75)
  })

  it('has painted what its fonts cannot write, and nothing else', async () => {
    const paint = vi.fn(() => Promise.resolve(null))
    await pdfOf(journeyPicture(source({ ...document, nodes: document.nodes.map((node) => (node.id === 'kind' ? { ...node, name: 'Привет 👋' } : node.id === 'hi' ? { ...node, name: 'Größe – “naïve” €' } : node)) })), paint)
    expect(paint.mock.calls).toEqual([[expect.objectContaining({ text: 'Привет 👋' })]])
  })
})
