import { treeClimber, type FlowTree } from './flow-tree.ts'

/**
 * One column under a card, for one of its ports: the block of the step it leads to, an open end, or only a lane, where the
 * way goes to a step that is drawn elsewhere.
 */
export type Item =
  | { readonly kind: 'block'; readonly node: number }
  | { readonly kind: 'end'; readonly port: string }
  | { readonly kind: 'lane'; readonly edgeId: string }

/** Columns side by side and, below them, the step their ways meet in. */
export interface Group {
  readonly row: readonly (Item | Group)[]
  readonly below: number
}

/** What lies under each node, in the order of its ports. */
export type Blocks = readonly (readonly (Item | Group)[])[]

/** Divides a journey into blocks: series and branches, nested, whatever the graph. Nothing in it depends on sizes. */
export function blocksOf(tree: FlowTree): Blocks {
  const { dominator, order, ins } = tree
  const meetings: number[][] = ins.map(() => [])
  const climber = treeClimber(ins.length)
  for (const node of order) {
    const over = dominator[node] ?? -1
    if (over < 0) continue
    climber.add(node, over)
    if ((ins[node]?.length ?? 0) > 1) meetings[over]?.push(node)
  }
  return ins.map((_, node) => {
    const items = itemsOf(tree, node)
    const branchOf = (inside: number): number => climber.ancestorAt(inside, climber.depthOf(node) + 1)
    return grouped(items, meetings[node] ?? [], (meeting) => (ins[meeting] ?? []).map(({ from, edgeId }) => (from === node ? `edge ${edgeId}` : `node ${branchOf(from)}`)))
  })
}

function itemsOf({ index, ids, roles, ins, numberOf }: FlowTree, node: number): Item[] {
  const id = ids[node] ?? ''
  const ports = index.ports(id)
  const items = ports.map((port): Item => {
    const edge = index.edgeAt(id, port)
    if (edge === undefined) return { kind: 'end', port }
    const to = numberOf(edge.to)
    return roles.get(edge.id) === 'onward' && ins[to]?.length === 1 ? { kind: 'block', node: to } : { kind: 'lane', edgeId: edge.id }
  })
  // A single way needs no lane beside itself: it leaves straight from the card.
  return items.length === 1 && items[0]?.kind === 'lane' ? [] : items
}

const keyOf = (item: Item): string => (item.kind === 'block' ? `node ${item.node}` : item.kind === 'lane' ? `edge ${item.edgeId}` : `end ${item.port}`)

/** Puts every meeting below the stretch of columns its ways come from; meetings come in an order in which they can build on each other. */
function grouped(items: readonly Item[], meetings: readonly number[], waysInto: (meeting: number) => readonly string[]): (Item | Group)[] {
  const columns: (Item | Group)[] = [...items]
  const columnOf = new Map<string, Item | Group>(items.map((item) => [keyOf(item), item]))
  for (const meeting of meetings) {
    const ways = waysInto(meeting)
    const places = ways.flatMap((key) => { const column = columnOf.get(key); return column === undefined ? [] : [columns.indexOf(column)] })
    const [left, right] = places.length === 0 ? [columns.length, columns.length - 1] : [Math.min(...places), Math.max(...places)]
    const row = columns.slice(left, right + 1)
    const group: Group = { row, below: meeting }
    columns.splice(left, row.length, group)
    for (const [key, column] of columnOf) if (row.includes(column)) columnOf.set(key, group)
    columnOf.set(`node ${meeting}`, group)
  }
  return columns
}
