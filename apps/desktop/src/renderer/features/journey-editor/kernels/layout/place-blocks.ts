import type { Blocks, Group, Item } from '../graph/blocks.ts'
import type { FlowTree } from '../graph/flow-tree.ts'
import type { Metrics } from './metrics.ts'

// Places are worked out along the flow (`main`) and beside it (`cross`), both from the middle line of a column. The first
// column of every block lies straight below its card and all others to the side: so nothing that is added below or beside
// can ever move what stands above.

export interface Place { readonly main: number; readonly cross: number }
export interface EndPlace extends Place { readonly node: number; readonly port: string }

export interface Placement {
  /** Start along the flow and middle beside it, by node. */
  readonly nodes: readonly Place[]
  readonly ends: readonly EndPlace[]
  /** Edge id -> the column kept free for it. */
  readonly lanes: ReadonlyMap<string, number>
}

interface Extent { readonly length: number; readonly left: number; readonly right: number }
const nothing: Extent = { length: 0, left: 0, right: 0 }

const isGroup = (content: Item | Group): content is Group => 'row' in content

export function placeBlocks(tree: FlowTree, blocks: Blocks, metrics: Metrics): Placement {
  const sizes = extents(tree, blocks, metrics)
  const placing: Placing = { metrics, blocks, sizes, tree, nodes: tree.ids.map(() => ({ main: 0, cross: 0 })), ends: [], lanes: new Map(), waiting: [] }
  let cross = 0
  tree.roots.forEach((root, at) => {
    const { left, right } = sizes.ofNode[root] ?? nothing
    if (at > 0) cross += left
    placing.waiting.push({ node: root, main: 0, cross })
    for (let next = placing.waiting.pop(); next !== undefined; next = placing.waiting.pop()) placeNode(placing, next)
    cross += right + metrics.parkedGap
  })
  return { nodes: placing.nodes, ends: placing.ends, lanes: placing.lanes }
}

interface Sizes {
  readonly ofNode: readonly Extent[]
  readonly ofGroup: ReadonlyMap<Group, Extent & { readonly rowLength: number }>
}

/** Bottom up: how long and wide everything is. */
function extents({ order, ids }: FlowTree, blocks: Blocks, metrics: Metrics): Sizes {
  const ofNode: Extent[] = ids.map(() => nothing)
  const ofGroup = new Map<Group, Extent & { rowLength: number }>()
  const half = metrics.card.cross / 2
  const extentOf = (content: Item | Group, isLabelled: boolean): Extent => {
    if (isGroup(content)) {
      const row = extentOfRow(content.row, isLabelled)
      const below = ofNode[content.below] ?? nothing
      const extent = { rowLength: row.length, length: row.length + metrics.gap + below.length, left: Math.max(row.left, below.left), right: Math.max(row.right, below.right) }
      ofGroup.set(content, extent)
      return extent
    }
    if (content.kind === 'block') return ofNode[content.node] ?? nothing
    const side = metrics.end.cross / 2
    return { length: content.kind === 'end' ? Math.max(0, endStart(metrics, isLabelled) + metrics.end.main - gapOf(metrics, isLabelled)) : 0, left: side, right: side }
  }
  const extentOfRow = (row: readonly (Item | Group)[], isLabelled: boolean): Extent => row.reduce((sum, content, at): Extent => {
    const extent = extentOf(content, isLabelled)
    if (at === 0) return extent
    return { length: Math.max(sum.length, extent.length), left: sum.left, right: sum.right + metrics.columnGap + extent.left + extent.right }
  }, nothing)
  for (const node of [...order].reverse()) {
    const columns = blocks[node] ?? []
    const row = extentOfRow(columns, isForked(columns))
    const length = metrics.card.main + (columns.length === 0 ? 0 : gapOf(metrics, isForked(columns)) + row.length)
    ofNode[node] = { length, left: Math.max(half, row.left), right: Math.max(half, row.right) }
  }
  return { ofNode, ofGroup }
}

const gapOf = (metrics: Metrics, isLabelled: boolean): number => (isLabelled ? metrics.labelledGap : metrics.gap)
const endStart = (metrics: Metrics, isLabelled: boolean): number => (isLabelled ? metrics.labelledPlus : metrics.plus) - metrics.end.main / 2

/** Whether several ways leave: then each has a label. */
function isForked(columns: readonly (Item | Group)[]): boolean {
  const [only] = columns
  return columns.length > 1 || (only !== undefined && isGroup(only))
}

interface Placing {
  readonly tree: FlowTree
  readonly metrics: Metrics
  readonly blocks: Blocks
  readonly sizes: Sizes
  readonly nodes: Place[]
  readonly ends: EndPlace[]
  readonly lanes: Map<string, number>
  readonly waiting: { readonly node: number; readonly main: number; readonly cross: number }[]
}

/** Top down: where a card goes, its ends and lanes, and where its columns start. */
function placeNode(placing: Placing, { node, main, cross }: { readonly node: number } & Place): void {
  const { metrics, blocks } = placing
  placing.nodes[node] = { main, cross }
  const columns = blocks[node] ?? []
  const isLabelled = isForked(columns)
  const end = main + metrics.card.main
  placeRow(placing, columns, { node, isLabelled, end, main: end + gapOf(metrics, isLabelled), cross })
}

interface Row extends Place { readonly node: number; readonly isLabelled: boolean; readonly end: number }

function placeRow(placing: Placing, row: readonly (Item | Group)[], at: Row): void {
  const { metrics, sizes } = placing
  const side = metrics.end.cross / 2
  let cross = at.cross
  row.forEach((content, column) => {
    const { left, right } = isGroup(content) ? sizes.ofGroup.get(content) ?? nothing : content.kind === 'block' ? sizes.ofNode[content.node] ?? nothing : { left: side, right: side }
    if (column > 0) cross += left
    place(placing, content, { ...at, cross })
    cross += right + metrics.columnGap
  })
}

function place(placing: Placing, content: Item | Group, at: Row): void {
  if (isGroup(content)) {
    placeRow(placing, content.row, at)
    placing.waiting.push({ node: content.below, main: at.main + (placing.sizes.ofGroup.get(content)?.rowLength ?? 0) + placing.metrics.gap, cross: at.cross })
  } else if (content.kind === 'block') placing.waiting.push({ node: content.node, main: at.main, cross: at.cross })
  else if (content.kind === 'lane') placing.lanes.set(content.edgeId, at.cross)
  else placing.ends.push({ node: at.node, port: content.port, main: at.end + endStart(placing.metrics, at.isLabelled), cross: at.cross })
}
