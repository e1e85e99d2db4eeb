import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { cutText, textWidth, wrapText } from './fit-text.ts'
import { arrowPath, boxPath, moved, pathOf, type Picture } from './picture.ts'
import { pdfScale, pngSize } from './picture-limits.ts'
import { svgOf } from './svg-of.ts'
import { xmlOf, type XmlNode } from '../../test/read-xml.ts'

const pictureOf = (text: string): Picture => ({
  width: 100, height: 50, background: '#fff', title: text, description: text,
  shapes: [
    { kind: 'group', title: text, shapes: [{ kind: 'text', x: 1, y: 2, text, size: 12, weight: 600, fill: '#000', anchor: 'middle' }] },
    { kind: 'box', x: 0, y: 0, width: 10, height: 10, radius: 2, fill: text, stroke: text, dash: [1, 2] },
    { kind: 'line', points: [{ x: 0, y: 0 }, { x: 0, y: 30 }, { x: 40, y: 30 }], stroke: '#000', strokeWidth: 1, hasArrow: true },
  ],
})

/** Whatever people paste into a name: letters of all scripts, halves of letters, control characters, and attempts. */
const anything = fc.oneof(
  fc.string({ unit: 'binary' }), fc.string({ unit: 'grapheme' }), fc.array(fc.integer({ min: 0, max: 0xffff }).map((code) => String.fromCharCode(code))).map((parts) => parts.join('')),
  fc.constantFrom('<script>alert(1)</script>', '"><script>alert(1)</script>', "' onload='alert(1)", ']]><svg onload=alert(1)>', '<!--', '&lt;&#0;&bogus;', '</title><a href="javascript:alert(1)">', '\u0000\ud800\uffff', '<![CDATA['),
)

const elements = (node: XmlNode): XmlNode[] => [node, ...node.children.flatMap((child) => (typeof child === 'string' ? [] : elements(child)))]
const wordsOf = (node: XmlNode): string => node.children.map((child) => (typeof child === 'string' ? child : wordsOf(child))).join('')

describe('an SVG file', () => {
  it('is well formed whatever people call their steps, and holds nothing but what was drawn', () => {
    const allowed = new Set(['svg', 'title', 'desc', 'rect', 'g', 'text', 'path'])
    const known = new Set(['xmlns', 'width', 'height', 'viewBox', 'role', 'aria-labelledby', 'id', 'fill', 'font-family', 'x', 'y', 'rx', 'stroke', 'stroke-width', 'stroke-dasharray', 'd', 'font-size', 'font-weight', 'text-anchor'])
    fc.assert(fc.property(anything, (text) => {
      const all = elements(xmlOf(svgOf(pictureOf(text))))
      for (const { name, attributes } of all) {
        expect(allowed).toContain(name)
        for (const attribute of Object.keys(attributes)) expect(known).toContain(attribute)
      }
      expect(all).toHaveLength(elements(xmlOf(svgOf(pictureOf('plain')))).length)
    }), { numRuns: 400 })
  })

  it('says what was typed, as far as a file can', () => {
    const text = 'Größe <b>&amp; "Привет" 今日は 👋'
    const [label] = elements(xmlOf(svgOf(pictureOf(text)))).filter(({ name }) => name === 'text')
    expect(label === undefined ? '' : wordsOf(label)).toBe(text)
    expect(svgOf(pictureOf('a\u0000b\ud800c'))).toContain('>a\ufffdb\ufffdc<')
  })

  it('tells those who do not see it what it is', () => {
    const root = xmlOf(svgOf({ ...pictureOf(''), title: 'Welcome', description: 'Two steps' }))
    expect(root.attributes).toMatchObject({ role: 'img', 'aria-labelledby': 'picture-title picture-description' })
    expect(elements(root).filter(({ attributes }) => attributes['id'] !== undefined).map(wordsOf)).toEqual(['Welcome', 'Two steps'])
  })
})

describe('text without measuring', () => {
  it('never gets longer than its room, and is left alone where it fits', () => {
    fc.assert(fc.property(fc.string({ unit: 'grapheme' }), fc.integer({ min: 30, max: 300 }), (text, room) => {
      expect(textWidth(cutText(text, { size: 12, room }), 12)).toBeLessThanOrEqual(room)
    }))
    expect(cutText('Short', { size: 12, room: 200 })).toBe('Short')
    expect(cutText('Rather a long name for a step', { size: 12, room: 80 })).toMatch(/^Rather.*…$/)
  })

  it('wraps at words, breaks what is one, and says where there was more', () => {
    expect(wrapText('one two\nthree', { size: 10, room: 60, most: 5 })).toEqual(['one two', 'three'])
    const lines = wrapText('w'.repeat(40), { size: 10, room: 60, most: 3 })
    expect(lines).toHaveLength(3)
    expect(lines.at(-1)).toMatch(/…$/)
    for (const line of lines) expect(textWidth(line, 10)).toBeLessThanOrEqual(60)
  })
})

describe('how large a file may be', () => {
  it('a PNG is twice as fine as the screen, until there would be none', () => {
    expect(pngSize({ width: 800, height: 600 })).toEqual({ scale: 2, width: 1600, height: 1200, isLimited: false, isReadable: true })
    fc.assert(fc.property(fc.integer({ min: 1, max: 300_000 }), fc.integer({ min: 1, max: 300_000 }), (width, height) => {
      const png = pngSize({ width, height })
      expect(Math.max(png.width, png.height)).toBeLessThanOrEqual(16_000)
      expect(png.width * png.height).toBeLessThanOrEqual(100_100_000)
      expect(png.isLimited).toBe(png.scale < 2)
    }))
    expect(pngSize({ width: 1000, height: 40_000 })).toMatchObject({ isLimited: true, isReadable: false })
  })

  it('a page is as large as the drawing on a screen, until no reader would open it', () => {
    expect(pdfScale({ width: 800, height: 600 })).toBe(0.75)
    expect(pdfScale({ width: 800, height: 40_000 }) * 40_000).toBe(14_400)
  })
})

describe('shapes', () => {
  it('draw corners round, arrows along the last piece, and boxes as paths', () => {
    expect(pathOf([{ x: 0, y: 0 }, { x: 0, y: 40 }, { x: 40, y: 40 }])).toBe('M 0 0 L 0 30 Q 0 40 10 40 L 40 40')
    expect(arrowPath([{ x: 0, y: 0 }, { x: 0, y: 40 }])).toBe('M 3.5 33 L 0 40 L -3.5 33 Z')
    expect(arrowPath([{ x: 0, y: 0 }])).toBe('')
    expect(boxPath({ kind: 'box', x: 0, y: 0, width: 10, height: 10, radius: 50 }).startsWith('M 5 0 L 5 0 Q 10 0 10 5')).toBe(true)
  })

  it('move with all that is in them', () => {
    expect(moved({ kind: 'group', title: '', shapes: [{ kind: 'line', points: [{ x: 1, y: 1 }], stroke: '', strokeWidth: 1 }] }, { x: 2, y: 3 })).toEqual({ kind: 'group', title: '', shapes: [{ kind: 'line', points: [{ x: 3, y: 4 }], stroke: '', strokeWidth: 1 }] })
  })
})
