// What differs between two texts, line by line and side by side: the shortest way from one to the other (Myers, "An O(ND)
// difference algorithm"). Texts that have little in common are told as replaced as a whole, in bounded time.

export interface Line { readonly number: number; readonly text: string }

export interface DiffRow {
  /** `changed`: a line taken away stands beside the one that came in its place. */
  readonly kind: 'same' | 'changed' | 'removed' | 'added'
  readonly left: Line | null
  readonly right: Line | null
}

/** Beyond this many lines taken away and added, looking for what is the same in between is not worth the time. */
const mostEdits = 1_000

export function diffLines(before: string, after: string): DiffRow[] {
  const [left, right] = [before.split('\n'), after.split('\n')]
  let start = 0
  while (start < left.length && start < right.length && left[start] === right[start]) start += 1
  let end = 0
  while (end < left.length - start && end < right.length - start && left[left.length - 1 - end] === right[right.length - 1 - end]) end += 1
  const middle = { left: left.slice(start, left.length - end), right: right.slice(start, right.length - end) }
  const same = [
    ...Array.from({ length: start }, (_, index): [number, number] => [index, index]),
    ...commonLines(middle.left, middle.right).map(([a, b]): [number, number] => [a + start, b + start]),
    ...Array.from({ length: end }, (_, index): [number, number] => [left.length - end + index, right.length - end + index]),
  ]
  return rowsBetween(left, right, same)
}

/** Pairs of places with the same line, in order, as many as there can be. */
function commonLines(left: readonly string[], right: readonly string[]): [number, number][] {
  const trace = searchEdits(left, right)
  const pairs: [number, number][] = []
  if (trace === null) return pairs
  let [x, y] = [left.length, right.length]
  for (let edits = trace.length - 1; edits >= 0; edits -= 1) {
    const reached = trace[edits]
    if (!reached) break
    const diagonal = x - y
    const isDown = diagonal === -edits || (diagonal !== edits && at(reached, diagonal - 1) < at(reached, diagonal + 1))
    const previous = isDown ? diagonal + 1 : diagonal - 1
    const fromX = edits === 0 ? 0 : at(reached, previous)
    const fromY = fromX - previous
    while (x > (edits === 0 ? 0 : fromX) && y > (edits === 0 ? 0 : fromY) && x > 0 && y > 0 && left[x - 1] === right[y - 1]) {
      x -= 1
      y -= 1
      pairs.push([x, y])
    }
    if (edits > 0) [x, y] = [fromX, fromY]
  }
  return pairs.reverse()
}

const offset = mostEdits + 1
const at = (reached: Int32Array, diagonal: number): number => reached[diagonal + offset] ?? -1

/** For each number of edits, how far down every diagonal one could get before it; null when there are too many. */
function searchEdits(left: readonly string[], right: readonly string[]): Int32Array[] | null {
  const furthest = new Int32Array(2 * offset + 1).fill(-1)
  furthest[1 + offset] = 0
  const trace: Int32Array[] = []
  for (let edits = 0; edits <= mostEdits; edits += 1) {
    trace.push(furthest.slice())
    for (let diagonal = -edits; diagonal <= edits; diagonal += 2) {
      const isDown = diagonal === -edits || (diagonal !== edits && at(furthest, diagonal - 1) < at(furthest, diagonal + 1))
      let x = isDown ? at(furthest, diagonal + 1) : at(furthest, diagonal - 1) + 1
      while (x < left.length && x - diagonal < right.length && left[x] === right[x - diagonal]) x += 1
      furthest[diagonal + offset] = x
      if (x >= left.length && x - diagonal >= right.length) return trace
    }
  }
  return null
}

function rowsBetween(left: readonly string[], right: readonly string[], same: readonly (readonly [number, number])[]): DiffRow[] {
  const rows: DiffRow[] = []
  let [a, b] = [0, 0]
  for (const [nextA, nextB] of [...same, [left.length, right.length] as const]) {
    for (; a < nextA || b < nextB; a += 1, b += 1) {
      const gone = a < nextA ? lineOf(left, a) : null
      const come = b < nextB ? lineOf(right, b) : null
      rows.push({ kind: gone && come ? 'changed' : gone ? 'removed' : 'added', left: gone, right: come })
    }
    ;[a, b] = [nextA, nextB]
    if (a < left.length && b < right.length) rows.push({ kind: 'same', left: lineOf(left, a), right: lineOf(right, b) })
    a += 1
    b += 1
  }
  return rows
}

const lineOf = (lines: readonly string[], index: number): Line => ({ number: index + 1, text: lines[index] ?? '' })

export type FoldedRow = { readonly kind: 'row'; readonly row: DiffRow } | { readonly kind: 'fold'; readonly rows: readonly DiffRow[] }

/** Long stretches of the same lines put away, a few of them left around what changed. */
export function foldSame(rows: readonly DiffRow[], around = 3): FoldedRow[] {
  const isNear = new Uint8Array(rows.length)
  rows.forEach((row, index) => {
    if (row.kind !== 'same') isNear.fill(1, Math.max(0, index - around), index + around + 1)
  })
  const folded: FoldedRow[] = []
  for (let index = 0; index < rows.length;) {
    let end = index
    while (end < rows.length && isNear[end] === 0) end += 1
    // A fold of one line would take the room of the line.
    if (end - index > 1) folded.push({ kind: 'fold', rows: rows.slice(index, end) })
    else end = index
    if (end === index) {
      const row = rows[index]
      if (row) folded.push({ kind: 'row', row })
      end += 1
    }
    index = end
  }
  return folded
}
