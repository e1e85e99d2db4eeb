import type { PaintText } from './pdf-of.ts'

const finer = 4

/** Paints a text by the fonts of this computer. */
export const paintText: PaintText = async ({ text, size, weight, fill }) => {
  const canvas = document.createElement('canvas')
  const pen = canvas.getContext('2d')
  if (pen === null) return null
  const font = `${weight} ${size}px Inter, 'Helvetica Neue', Arial, sans-serif`
  pen.font = font
  const above = size * 1.1
  const [width, height] = [Math.ceil(pen.measureText(text).width + 2), size * 1.5]
  canvas.width = Math.ceil(width * finer)
  canvas.height = Math.ceil(height * finer)
  pen.scale(finer, finer)
  pen.font = font
  pen.fillStyle = fill
  pen.fillText(text, 0, above)
  const file = await new Promise<Blob | null>((resolve) => { canvas.toBlob(resolve, 'image/png') })
  return file === null ? null : { png: new Uint8Array(await file.arrayBuffer()), width, height, above }
}
