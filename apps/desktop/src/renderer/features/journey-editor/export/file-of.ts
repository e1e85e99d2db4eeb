import type { Picture } from '../kernels/export/picture.ts'
import { paintText } from './paint-text.ts'
import { pdfOf } from './pdf-of.ts'
import { pngOf } from './png-of.ts'

export type Format = 'svg' | 'png' | 'pdf'

/** The picture as a file of a format. */
export async function fileOf(format: Format, { picture, svg }: { readonly picture: Picture; readonly svg: string }): Promise<Blob> {
  switch (format) {
    case 'svg': return new Blob([svg], { type: 'image/svg+xml' })
    case 'png': return pngOf(svg, picture)
    case 'pdf': return new Blob([new Uint8Array(await pdfOf(picture, paintText))], { type: 'application/pdf' })
  }
}
