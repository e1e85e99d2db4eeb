/** Browsers draw on no larger canvas, and give an empty picture without a word. */
const longestSide = 16_000
const mostPixels = 100_000_000
/** The finest that is asked for. */
const wanted = 2
/** Below this the words on a card cannot be read. */
const leastReadable = 0.6
/** Points of the longest side that every reader of PDF opens. */
const longestPage = 14_400
const pointsPerPixel = 0.75

export interface PngSize {
  /** Pixels of the file per pixel of the drawing. */
  readonly scale: number
  readonly width: number
  readonly height: number
  /** Made smaller than wanted, because there is no larger PNG. */
  readonly isLimited: boolean
  readonly isReadable: boolean
}

export function pngSize({ width, height }: { readonly width: number; readonly height: number }): PngSize {
  const scale = Math.min(wanted, longestSide / Math.max(width, height), Math.sqrt(mostPixels / (width * height)))
  return { scale, width: Math.max(1, Math.floor(width * scale)), height: Math.max(1, Math.floor(height * scale)), isLimited: scale < wanted, isReadable: scale >= leastReadable }
}

/** Points of the page per pixel of the drawing. */
export function pdfScale({ width, height }: { readonly width: number; readonly height: number }): number {
  return Math.min(pointsPerPixel, longestPage / Math.max(width, height))
}
