export interface Box {
  readonly width: number
  readonly height: number
}

export interface SparklineShape {
  readonly line: string
  /** The line closed down to the ground. */
  readonly area: string
  readonly last: { readonly x: number; readonly y: number } | null
}

const edge = 2

/** Zero is always on the ground, so that a small ripple is not drawn as a mountain. */
export function sparklineShape(values: readonly number[], { width, height }: Box): SparklineShape {
  if (values.length === 0) return { line: '', area: '', last: null }
  const low = Math.min(0, ...values)
  const span = Math.max(...values, 0) - low || 1
  const step = values.length === 1 ? 0 : (width - 2 * edge) / (values.length - 1)
  const points = values.map((value, index) => ({ x: round(edge + index * step), y: round(height - edge - ((value - low) / span) * (height - 2 * edge)) }))
  const line = points.map(({ x, y }, index) => `${index === 0 ? 'M' : 'L'}${String(x)} ${String(y)}`).join('')
  const last = points.at(-1) ?? null
  const area = `${line}L${String(last?.x ?? edge)} ${String(height)}L${String(edge)} ${String(height)}Z`
  return { line, area, last }
}

const round = (value: number): number => Math.round(value * 100) / 100
