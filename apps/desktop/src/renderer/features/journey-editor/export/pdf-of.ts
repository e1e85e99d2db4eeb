import type * as Library from '@cantoo/pdf-lib'
import { arrowPath, boxPath, pathOf, type Picture, type Shape, type TextShape } from '../kernels/export/picture.ts'
import { pdfScale } from '../kernels/export/picture-limits.ts'

type PdfLibrary = typeof Library

interface Sheet {
  readonly lib: PdfLibrary
  readonly page: Library.PDFPage
  readonly fonts: Readonly<Record<TextShape['weight'], { readonly font: Library.PDFFont; readonly letters: ReadonlySet<number> }>>
  readonly scale: number
  readonly height: number
  /** Draws what the fonts of every PDF reader do not have, such as Cyrillic letters, as a picture of it. */
  readonly drawForeign: (shape: TextShape) => Promise<void>
}

/** How a text looks as pixels, for letters that no built-in font has: four pixels for each of its own. */
export type PaintText = (shape: TextShape) => Promise<{ readonly png: Uint8Array; readonly width: number; readonly height: number; readonly above: number } | null>

/**
 * A picture as a PDF page of its size, drawn in lines and letters, so that it prints sharp at any size and its words can be found. The
 * library is loaded with the first of them. Not the browser's own printing: that asks for a printer and a paper, and cuts a long journey
 * into pages.
 */
export async function pdfOf(picture: Picture, paintText: PaintText): Promise<Uint8Array> {
  const lib = await import('@cantoo/pdf-lib')
  const file = await lib.PDFDocument.create()
  file.setTitle(picture.title, { showInWindowTitleBar: true })
  file.setSubject(picture.description.slice(0, 2_000))
  file.setCreator('Sendero')
  file.setProducer('Sendero')
  file.setLanguage('en')
  const scale = pdfScale(picture)
  const height = picture.height * scale
  const page = file.addPage([picture.width * scale, height])
  const fontOf = async (name: string) => { const font = await file.embedFont(name); return { font, letters: new Set(font.getCharacterSet()) } }
  const fonts = { 400: await fontOf(lib.StandardFonts.Helvetica), 600: await fontOf(lib.StandardFonts.HelveticaBold) }
  const drawForeign = async (shape: TextShape): Promise<void> => {
    const painted = await paintText(shape)
    if (painted === null) return
    const left = shape.x - (shape.anchor === 'middle' ? painted.width / 2 : shape.anchor === 'end' ? painted.width : 0)
    page.drawImage(await file.embedPng(painted.png), { x: left * scale, y: height - (shape.y - painted.above + painted.height) * scale, width: painted.width * scale, height: painted.height * scale })
  }
  const sheet: Sheet = { lib, page, fonts, scale, height, drawForeign }
  await draw(sheet, { kind: 'box', x: 0, y: 0, width: picture.width, height: picture.height, radius: 0, fill: picture.background })
  for (const shape of picture.shapes) await draw(sheet, shape)
  return file.save()
}

async function draw(sheet: Sheet, shape: Shape): Promise<void> {
  switch (shape.kind) {
    case 'group': for (const each of shape.shapes) await draw(sheet, each); return
    case 'box': drawPath(sheet, boxPath(shape), shape); return
    case 'line':
      drawPath(sheet, pathOf(shape.points), shape)
      if (shape.hasArrow === true) drawPath(sheet, arrowPath(shape.points), { fill: shape.stroke })
      return
    case 'text': await drawText(sheet, shape)
  }
}

interface Paint { readonly fill?: string; readonly stroke?: string; readonly strokeWidth?: number; readonly dash?: readonly number[] }

function drawPath({ lib, page, scale, height }: Sheet, path: string, { fill, stroke, strokeWidth = 1, dash }: Paint): void {
  if (path === '') return
  page.drawSvgPath(path, {
    x: 0, y: height, scale,
    ...(fill === undefined ? {} : { color: colourOf(lib, fill) }),
    ...(stroke === undefined ? {} : { borderColor: colourOf(lib, stroke), borderWidth: strokeWidth }),
    ...(dash === undefined ? {} : { borderDashArray: [...dash] }),
  })
}

async function drawText({ lib, page, fonts, scale, height, drawForeign }: Sheet, shape: TextShape): Promise<void> {
  if (shape.text === '') return
  const { font, letters } = fonts[shape.weight]
  if (![...shape.text].every((letter) => letters.has(letter.codePointAt(0) ?? 0))) { await drawForeign(shape); return }
  const size = shape.size * scale
  const width = shape.anchor === undefined || shape.anchor === 'start' ? 0 : font.widthOfTextAtSize(shape.text, size)
  page.drawText(shape.text, { x: shape.x * scale - (shape.anchor === 'middle' ? width / 2 : width), y: height - shape.y * scale, size, font, color: colourOf(lib, shape.fill) })
}

/** `#rrggbb`, as the tokens are. */
function colourOf(lib: PdfLibrary, hex: string) {
  const part = (at: number): number => Number.parseInt(hex.slice(at, at + 2), 16) / 255
  return lib.rgb(part(1), part(3), part(5))
}
