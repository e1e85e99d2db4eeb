import type { JourneyDocument, JourneyEdge } from '@sendero/flow-engine/document'
import { blocksOf, type Blocks, type Group, type Item } from '../graph/blocks.ts'
import { flowTree, type FlowTree } from '../graph/flow-tree.ts'

/** The way out of a fork that a line begins: the first line of a branch carries its name. */
export interface BranchStart { readonly from: string; readonly port: string }

interface Placed {
  /** Its own among all lines, the same as long as the line says the same. */
  readonly key: string
  /** From 1; one more for everything in a branch. */
  readonly level: number
  readonly branch: BranchStart | null
}

export type OutlineLine =
  /** The entry or a step. `meets`: how many ways come together in it, where it is more than one. `isParked`: the first of a part that is beside the journey. */
  | Placed & { readonly kind: 'step'; readonly id: string; readonly meets: number; readonly isParked: boolean }
  /** A way out that leads nowhere yet. */
  | Placed & { readonly kind: 'end'; readonly from: string; readonly port: string }
  /** People go on with a step that has its line elsewhere. `isBack`: with one they have been to already. */
  | Placed & { readonly kind: 'reference'; readonly edgeId: string; readonly from: string; readonly to: string; readonly isBack: boolean }

/**
 * A journey line by line, in the order it is drawn: what follows a step stands below it, branches of a fork are one level deeper,
 * and the step in which all of them meet comes back to the level of the fork. Every step has exactly one line.
 */
export function outlineLines(document: JourneyDocument): OutlineLine[] {
  const tree = flowTree(document)
  const writing: Writing = { tree, blocks: blocksOf(tree), edges: new Map(document.edges.map((edge) => [edge.id, edge])), lines: [], waiting: [] }
  for (const root of tree.roots) {
    writing.waiting.push({ node: root, level: 1, branch: null, isParked: root !== 0 })
    // A stack, not a recursion: a journey may be thousands of steps long.
    for (let next = writing.waiting.pop(); next !== undefined; next = writing.waiting.pop()) {
      if ('line' in next) writing.lines.push(next.line)
      else writeStep(writing, next)
    }
  }
  return writing.lines
}

interface StepToWrite { readonly node: number; readonly level: number; readonly branch: BranchStart | null; readonly isParked: boolean }
type ToWrite = StepToWrite | { readonly line: OutlineLine }

interface Writing {
  readonly tree: FlowTree
  readonly blocks: Blocks
  readonly edges: ReadonlyMap<string, JourneyEdge>
  readonly lines: OutlineLine[]
  readonly waiting: ToWrite[]
}

function writeStep(writing: Writing, { node, level, branch, isParked }: StepToWrite): void {
  const { tree, blocks, lines } = writing
  const id = tree.ids[node] ?? ''
  const ways = tree.ins[node]?.length ?? 0
  lines.push({ kind: 'step', key: id, id, level, branch, isParked, meets: ways > 1 ? ways : 0 })
  const columns = blocks[node] ?? []
  const isFork = tree.index.ports(id).length > 1
  const below = columns.flatMap((column) => contentOf(writing, column, { from: id, level: isFork ? level + 1 : level, isFork, isOnly: columns.length === 1 }))
  // A single way to a step drawn elsewhere takes no column of its own.
  const [only] = columns.length === 0 && !isFork ? tree.index.outgoing(id) : []
  if (only !== undefined) below.push({ line: reference(tree, only, { level, branch: null }) })
  writing.waiting.push(...below.reverse())
}

/** `isOnly`: whether the column is the only one under its step; then the ways meet at the level of the fork. */
interface Place { readonly from: string; readonly level: number; readonly isFork: boolean; readonly isOnly: boolean }

function contentOf(writing: Writing, column: Item | Group, place: Place): ToWrite[] {
  const { from, level, isFork, isOnly } = place
  if ('row' in column) {
    const meeting = { node: column.below, level: isOnly && isFork ? level - 1 : level, branch: null, isParked: false }
    return [...column.row.flatMap((inner) => contentOf(writing, inner, { ...place, isOnly: false })), meeting]
  }
  if (column.kind === 'end') return [{ line: { kind: 'end', key: `end:${from}:${column.port}`, from, port: column.port, level, branch: isFork ? { from, port: column.port } : null } }]
  const edge = writing.edges.get(column.kind === 'lane' ? column.edgeId : writing.tree.ins[column.node]?.[0]?.edgeId ?? '')
  if (edge === undefined) return []
  const branch = isFork ? { from, port: edge.port } : null
  return column.kind === 'lane' ? [{ line: reference(writing.tree, edge, { level, branch }) }] : [{ node: column.node, level, branch, isParked: false }]
}

const reference = ({ roles }: FlowTree, { id, from, to }: JourneyEdge, { level, branch }: Pick<Placed, 'level' | 'branch'>): OutlineLine => (
  { kind: 'reference', key: `to:${id}`, edgeId: id, from, to, isBack: roles.get(id) === 'back', level, branch })
