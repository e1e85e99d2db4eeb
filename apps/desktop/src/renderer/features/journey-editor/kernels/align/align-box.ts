export interface AlignBox { readonly x: number; readonly y: number; readonly width: number; readonly height: number }

/** A line through what is aligned: along `x` it is upright. */
export interface HelperLine { readonly along: 'x' | 'y'; readonly at: number; readonly from: number; readonly to: number }

export interface Alignment { readonly dx: number; readonly dy: number; readonly lines: readonly HelperLine[] }

/**
 * How far a box is from standing in line with others, by edges and middles, where that is within `reach`; and the lines that show
 * it, which run through all that stand there. Upright and level are found one apart from the other; the closest one counts.
 */
export function alignBox(box: AlignBox, others: readonly AlignBox[], reach: number): Alignment {
  const dx = nearest(placesOf(box, 'x'), others.flatMap((other) => placesOf(other, 'x')), reach)
  const dy = nearest(placesOf(box, 'y'), others.flatMap((other) => placesOf(other, 'y')), reach)
  const moved = { ...box, x: box.x + (dx ?? 0), y: box.y + (dy ?? 0) }
  return { dx: dx ?? 0, dy: dy ?? 0, lines: [...(dx === null ? [] : linesAlong('x', moved, others)), ...(dy === null ? [] : linesAlong('y', moved, others))] }
}

function placesOf(box: AlignBox, along: 'x' | 'y'): readonly number[] {
  const [start, size] = along === 'x' ? [box.x, box.width] : [box.y, box.height]
  return [start, start + size / 2, start + size]
}

/** The least distance between any of both; null when none is within reach. */
function nearest(mine: readonly number[], theirs: readonly number[], reach: number): number | null {
  let best: number | null = null
  for (const place of mine) for (const other of theirs) {
    const away = other - place
    if (Math.abs(away) <= reach && (best === null || Math.abs(away) < Math.abs(best))) best = away
  }
  return best
}

const same = (a: number, b: number): boolean => Math.abs(a - b) < 0.01

function linesAlong(along: 'x' | 'y', box: AlignBox, others: readonly AlignBox[]): HelperLine[] {
  return placesOf(box, along).flatMap((at): HelperLine[] => {
    const there = others.filter((other) => placesOf(other, along).some((place) => same(place, at)))
    if (there.length === 0) return []
    const spans = [box, ...there].map((each) => (along === 'x' ? [each.y, each.y + each.height] : [each.x, each.x + each.width]) as [number, number])
    return [{ along, at, from: Math.min(...spans.map(([from]) => from)), to: Math.max(...spans.map(([, to]) => to)) }]
  })
}
