import type { Metrics } from './metrics.ts'

export interface Point { readonly main: number; readonly cross: number }

/** The way of an edge in straight pieces, and where on it its label and its button sit. */
export interface Way {
  readonly points: readonly Point[]
  readonly label: Point | null
  readonly plus: Point
}

export interface Ends {
  /** Start of the card the edge leaves, and of the one it leads to, in the middle of their columns. */
  readonly from: Point
  readonly to: Point
  /** The column kept free for it; null when it runs in that of the card it leaves or leads to. */
  readonly lane: number | null
  readonly isLabelled: boolean
}

export function routeEdge(ends: Ends, metrics: Metrics): Way {
  const start = { main: ends.from.main + metrics.card.main, cross: ends.from.cross }
  const hasRoom = ends.to.main - start.main >= metrics.outBus + metrics.inBus
  return hasRoom ? onward(ends, start, metrics) : backward(ends, start, metrics)
}

function onward({ to, lane, isLabelled }: Ends, start: Point, metrics: Metrics): Way {
  const column = lane ?? (isLabelled ? to.cross : start.cross)
  const out = start.main + metrics.outBus
  const turn = to.main - metrics.inBus
  const plus = start.main + (isLabelled ? metrics.labelledPlus : metrics.plus)
  return {
    points: straightened([start, { main: out, cross: start.cross }, { main: out, cross: column }, { main: turn, cross: column }, { main: turn, cross: to.cross }, to]),
    label: isLabelled ? { main: start.main + metrics.label, cross: column } : null,
    plus: { main: plus <= turn ? plus : (start.main + to.main) / 2, cross: column },
  }
}

/** To a step above: along the left side of the column it leaves, and in from above. */
function backward({ from, to, lane, isLabelled }: Ends, start: Point, metrics: Metrics): Way {
  const column = lane ?? from.cross
  const side = Math.min(column, to.cross + metrics.card.cross) - metrics.card.cross / 2 - metrics.columnGap / 2
  const out = start.main + (isLabelled ? metrics.labelledGap - metrics.inBus : metrics.outBus)
  const over = to.main - metrics.inBus / 2
  const first = isLabelled ? [start, { main: start.main + metrics.outBus, cross: start.cross }, { main: start.main + metrics.outBus, cross: column }, { main: out, cross: column }] : [start, { main: out, cross: column }]
  return {
    points: straightened([...first, { main: out, cross: side }, { main: over, cross: side }, { main: over, cross: to.cross }, to]),
    label: isLabelled ? { main: start.main + metrics.label, cross: column } : null,
    plus: isLabelled ? { main: start.main + metrics.labelledPlus, cross: column } : { main: from.main + metrics.card.main / 2, cross: side },
  }
}

/** Without points that repeat or lie between two others on one line. */
function straightened(points: readonly Point[]): Point[] {
  const kept: Point[] = []
  for (const point of points) {
    const last = kept.at(-1)
    if (last !== undefined && last.main === point.main && last.cross === point.cross) continue
    const before = kept.at(-2)
    if (before !== undefined && last !== undefined && isOnLine(before, last, point)) kept.pop()
    kept.push(point)
  }
  return kept
}

function isOnLine(a: Point, b: Point, c: Point): boolean {
  return (a.main === b.main && b.main === c.main) || (a.cross === b.cross && b.cross === c.cross && (b.main - a.main) * (c.main - b.main) > 0)
}
