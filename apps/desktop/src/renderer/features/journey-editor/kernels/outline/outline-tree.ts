import type { OutlineLine } from './outline-lines.ts'

/** A line that can be seen, and where it stands among those of its branch: what a tree says to a screen reader. */
export interface TreeRow {
  readonly line: OutlineLine
  readonly hasBranches: boolean
  readonly position: number
  readonly siblings: number
}

/** The lines that can be seen while the branches of some forks are closed. */
export function treeRows(lines: readonly OutlineLine[], closed: ReadonlySet<string>): TreeRow[] {
  const shown: { line: OutlineLine; hasBranches: boolean }[] = []
  let closedAt = Infinity
  lines.forEach((line, at) => {
    if (line.level > closedAt) return
    closedAt = closed.has(line.key) ? line.level : Infinity
    shown.push({ line, hasBranches: (lines[at + 1]?.level ?? 0) > line.level })
  })
  return counted(shown)
}

/** Siblings are what stands at one level below the same line. */
function counted(shown: readonly Pick<TreeRow, 'line' | 'hasBranches'>[]): TreeRow[] {
  const open: { count: number }[] = []
  const placed = shown.map((row) => {
    open.length = Math.min(open.length, row.line.level)
    while (open.length < row.line.level) open.push({ count: 0 })
    const among = open[row.line.level - 1] ?? { count: 0 }
    among.count += 1
    return { ...row, position: among.count, among }
  })
  return placed.map(({ among, ...row }) => ({ ...row, siblings: among.count }))
}

export type OutlineKey = 'ArrowUp' | 'ArrowDown' | 'ArrowLeft' | 'ArrowRight' | 'Home' | 'End' | 'PageUp' | 'PageDown'

export type OutlineMove =
  | { readonly kind: 'go'; readonly row: TreeRow }
  /** Opens or closes the branches of the line one stands on. */
  | { readonly kind: 'fold'; readonly key: string; readonly isOpen: boolean }

const page = 10

/** What a key does in the outline, by the conventions of trees; null for nothing. */
export function outlineMove(key: OutlineKey, { rows, at, closed }: { readonly rows: readonly TreeRow[]; readonly at: number; readonly closed: ReadonlySet<string> }): OutlineMove | null {
  const here = rows[at]
  if (here === undefined) return null
  const go = (to: number): OutlineMove | null => {
    const row = rows[Math.max(0, Math.min(rows.length - 1, to))]
    return row === undefined || row === here ? null : { kind: 'go', row }
  }
  const isClosed = closed.has(here.line.key)
  switch (key) {
    case 'ArrowUp': return go(at - 1)
    case 'ArrowDown': return go(at + 1)
    case 'Home': return go(0)
    case 'End': return go(rows.length - 1)
    case 'PageUp': return go(at - page)
    case 'PageDown': return go(at + page)
    case 'ArrowRight':
      if (!here.hasBranches) return null
      return isClosed ? { kind: 'fold', key: here.line.key, isOpen: true } : go(at + 1)
    case 'ArrowLeft':
      if (here.hasBranches && !isClosed) return { kind: 'fold', key: here.line.key, isOpen: false }
      return go(rows.findLastIndex(({ line }, index) => index < at && line.level < here.line.level))
  }
}

/** The lines that have to be open for one to be seen: those of the forks it is in a branch of. */
export function linesAround(lines: readonly OutlineLine[], key: string): string[] {
  const at = lines.findIndex((line) => line.key === key)
  const around: string[] = []
  let level = lines[at]?.level ?? 0
  for (let index = at - 1; index >= 0 && level > 1; index -= 1) {
    const line = lines[index]
    if (line === undefined || line.level >= level) continue
    around.push(line.key)
    level = line.level
  }
  return around
}
