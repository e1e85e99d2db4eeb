import type { JourneyDocument } from '@sendero/flow-engine/document'
import { entryId, journeyIndex, type JourneyIndex } from './journey-index.ts'

/** How an edge is drawn: along the tree, back to where a person has been, or over to a part laid out on its own. */
export type EdgeRole = 'onward' | 'back' | 'across'

/**
 * The journey as layout sees it. Numbers stand for nodes: 0 is the entry, node k of the document is k + 1. Every part that
 * cannot be got to from the entry is a tree of its own.
 */
export interface FlowTree {
  readonly index: JourneyIndex
  readonly ids: readonly string[]
  readonly roles: ReadonlyMap<string, EdgeRole>
  readonly roots: readonly number[]
  /** Each after everything that leads onward to it. */
  readonly order: readonly number[]
  /** The nearest node every way to this one goes through; -1 for roots. Ways meet below it. */
  readonly dominator: readonly number[]
  /** Onward edges into each node. */
  readonly ins: readonly (readonly { readonly from: number; readonly edgeId: string }[])[]
  numberOf(id: string): number
}

interface Walk {
  readonly index: JourneyIndex
  readonly ids: readonly string[]
  readonly numbers: ReadonlyMap<string, number>
  readonly roles: Map<string, EdgeRole>
  /** 0: not seen, 1: on the way here, 2: done. */
  readonly state: number[]
  readonly rootOf: number[]
}

export function flowTree(document: JourneyDocument): FlowTree {
  const index = journeyIndex(document)
  const ids = [entryId, ...document.nodes.map(({ id }) => id)]
  const numbers = new Map(ids.map((id, number) => [id, number]))
  const walk: Walk = { index, ids, numbers, roles: new Map(), state: ids.map(() => 0), rootOf: ids.map(() => -1) }
  const roots: number[] = []
  const order: number[] = []
  const heads = ids.map((_, number) => number).filter((number) => number === 0 || index.incoming(ids[number] ?? '').length === 0)
  for (const root of [...heads, ...ids.keys()]) {
    if (walk.state[root] !== 0) continue
    roots.push(root)
    order.push(...finished(walk, root).reverse())
  }
  const numberOf = (id: string): number => numbers.get(id) ?? 0
  const ins = ids.map((id) => index.incoming(id).filter((edge) => walk.roles.get(edge.id) === 'onward').map((edge) => ({ from: numberOf(edge.from), edgeId: edge.id })))
  return { index, ids, roles: walk.roles, roots, order, ins, dominator: dominators(order, ins), numberOf }
}

/** Depth first, ports in order; gives the nodes as they are finished and says of each edge what it is. */
function finished({ index, ids, numbers, roles, state, rootOf }: Walk, root: number): number[] {
  const done: number[] = []
  const stack = [{ node: root, next: 0 }]
  state[root] = 1
  rootOf[root] = root
  for (let frame = stack.at(-1); frame !== undefined; frame = stack.at(-1)) {
    const edge = index.outgoing(ids[frame.node] ?? '')[frame.next]
    frame.next += 1
    if (edge === undefined) {
      state[frame.node] = 2
      done.push(frame.node)
      stack.pop()
      continue
    }
    const to = numbers.get(edge.to) ?? 0
    const isElsewhere = state[to] !== 0 && rootOf[to] !== root
    roles.set(edge.id, isElsewhere ? 'across' : state[to] === 1 ? 'back' : 'onward')
    if (state[to] !== 0) continue
    state[to] = 1
    rootOf[to] = root
    stack.push({ node: to, next: 0 })
  }
  return done
}

/** The dominator of a node is where the ways to all before it part: found by climbing the tree of dominators in jumps. */
function dominators(order: readonly number[], ins: FlowTree['ins']): number[] {
  const dominator = ins.map(() => -1)
  const climber = treeClimber(ins.length)
  for (const node of order) {
    const [first, ...others] = ins[node] ?? []
    if (first === undefined) continue
    const meeting = others.reduce((at, { from }) => climber.meeting(at, from), first.from)
    dominator[node] = meeting
    climber.add(node, meeting)
  }
  return dominator
}

/** A tree that grows leaf by leaf and finds where two nodes meet, or the ancestor at a depth, in a logarithm of its depth. */
export function treeClimber(size: number) {
  const depth = Array.from({ length: size }, () => 0)
  const jumps: number[][] = Array.from({ length: size }, () => [])
  const up = (node: number, step: number): number => jumps[node]?.[step] ?? -1
  const depthOf = (node: number): number => depth[node] ?? 0
  const ancestorAt = (node: number, wanted: number): number => {
    let at = node
    for (let step = (jumps[at]?.length ?? 0) - 1; step >= 0; step -= 1) if (up(at, step) >= 0 && depthOf(at) - 2 ** step >= wanted) at = up(at, step)
    return at
  }
  return {
    depthOf,
    ancestorAt,
    add(node: number, parent: number): void {
      depth[node] = depthOf(parent) + 1
      const steps = [parent]
      for (let step = 0, next = up(parent, 0); next >= 0; next = up(next, step)) { steps.push(next); step += 1 }
      jumps[node] = steps
    },
    meeting(a: number, b: number): number {
      const level = Math.min(depthOf(a), depthOf(b))
      let [x, y] = [ancestorAt(a, level), ancestorAt(b, level)]
      if (x === y) return x
      for (let step = (jumps[x]?.length ?? 0) - 1; step >= 0; step -= 1) if (up(x, step) >= 0 && up(x, step) !== up(y, step)) { x = up(x, step); y = up(y, step) }
      return up(x, 0)
    },
  }
}
