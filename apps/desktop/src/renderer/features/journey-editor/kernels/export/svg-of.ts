import { arrowPath, fixed, pathOf, type Picture, type Shape } from './picture.ts'

/**
 * A picture as an SVG file with real text. Names are whatever people typed: they get in only as text, escaped, never as markup, never
 * into an attribute; nothing in the file runs, loads or links.
 */
export function svgOf({ width, height, background, title, description, shapes }: Picture): string {
  const size = `width="${fixed(width)}" height="${fixed(height)}"`
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    `<svg xmlns="http://www.w3.org/2000/svg" ${size} viewBox="0 0 ${fixed(width)} ${fixed(height)}" role="img" aria-labelledby="picture-title picture-description">`,
    `<title id="picture-title">${escapeXml(title)}</title>`,
    `<desc id="picture-description">${escapeXml(description)}</desc>`,
    `<rect ${size} fill="${escapeXml(background)}"/>`,
    `<g font-family="Inter, 'Helvetica Neue', Arial, sans-serif">`,
    ...shapes.map(shapeOf),
    '</g>', '</svg>', '',
  ].join('\n')
}

function shapeOf(shape: Shape): string {
  switch (shape.kind) {
    case 'box': return `<rect x="${fixed(shape.x)}" y="${fixed(shape.y)}" width="${fixed(shape.width)}" height="${fixed(shape.height)}" rx="${fixed(shape.radius)}"${paint({ fill: 'none', ...shape })}/>`
    case 'line': {
      const line = `<path d="${pathOf(shape.points)}"${paint({ ...shape, fill: 'none' })}/>`
      return shape.hasArrow === true ? `${line}<path d="${arrowPath(shape.points)}" fill="${escapeXml(shape.stroke)}"/>` : line
    }
    case 'text': return `<text x="${fixed(shape.x)}" y="${fixed(shape.y)}" font-size="${fixed(shape.size)}"${shape.weight === 400 ? '' : ` font-weight="${shape.weight}"`}${shape.anchor === undefined || shape.anchor === 'start' ? '' : ` text-anchor="${shape.anchor}"`} fill="${escapeXml(shape.fill)}">${escapeXml(shape.text)}</text>`
    case 'group': return `<g><title>${escapeXml(shape.title)}</title>${shape.shapes.map(shapeOf).join('')}</g>`
  }
}

interface Paint { readonly fill?: string; readonly stroke?: string; readonly strokeWidth?: number; readonly dash?: readonly number[] }

function paint({ fill, stroke, strokeWidth = 1, dash }: Paint): string {
  const filled = fill === undefined ? '' : ` fill="${escapeXml(fill)}"`
  const stroked = stroke === undefined ? '' : ` stroke="${escapeXml(stroke)}" stroke-width="${fixed(strokeWidth)}"`
  return `${filled}${stroked}${dash === undefined ? '' : ` stroke-dasharray="${dash.map(fixed).join(' ')}"`}`
}

const entities: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' }

/** Text as XML may hold it: marks of the language escaped, and what no XML file may hold at all, such as control characters and halves of letters, replaced. */
function escapeXml(text: string): string {
  return text.replaceAll(/[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu, '\ufffd').replaceAll(/[&<>"']/g, (mark) => entities[mark] ?? '')
}
