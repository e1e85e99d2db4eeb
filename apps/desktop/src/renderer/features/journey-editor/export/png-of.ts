import { pngSize } from '../kernels/export/picture-limits.ts'

export const svgAddress = (svg: string): string => `data:image/svg+xml;charset=utf-8,${encodeURIComponent(svg)}`

/** An SVG as pixels. Rejects when the browser has no room for so many. */
export async function pngOf(svg: string, size: { readonly width: number; readonly height: number }): Promise<Blob> {
  const { width, height } = pngSize(size)
  const image = new Image(width, height)
  image.src = svgAddress(svg)
  await image.decode()
  const canvas = document.createElement('canvas')
  canvas.width = width
  canvas.height = height
  canvas.getContext('2d')?.drawImage(image, 0, 0, width, height)
  return new Promise((resolve, reject) => {
    canvas.toBlob((file) => { if (file === null) reject(new Error('This browser has no room for so large a picture. Save it as SVG or PDF.')); else resolve(file) }, 'image/png')
  })
}
