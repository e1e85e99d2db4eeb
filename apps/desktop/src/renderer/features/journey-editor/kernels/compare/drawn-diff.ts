import { portsOf, type JourneyDocument, type JourneyEdge, type JourneyNode } from '@sendero/flow-engine/document'
import { entryId, journeyIndex } from '../graph/journey-index.ts'
import { wayKey, waysOf, type DocumentDiff, type Mark, type Way } from './document-diff.ts'

/** A way as it is drawn, and which of the two documents knows how it is called. */
export interface DrawnWay extends Way { readonly mark: Mark | null; readonly side: 'before' | 'after' }

/** A document to lay out, and what its parts stand for. */
export interface DrawnDiff {
  /** Without what people moved by hand, so that only what counts stands elsewhere. Nodes may stand in for others of their id. */
  readonly document: JourneyDocument
  /** Steps that differ, by id. */
  readonly steps: ReadonlyMap<string, Mark>
  /** By the id of the edge of `document`. */
  readonly ways: ReadonlyMap<string, DrawnWay>
  /** Ways that no layout has room for: from the entry, which has one way out only. */
  readonly loose: readonly DrawnWay[]
}

interface Sides { readonly before: JourneyDocument; readonly after: JourneyDocument; readonly diff: DocumentDiff }

/** One of two documents, with what differs on its side. */
export function drawnSide(side: 'before' | 'after', { before, after, diff }: Sides): DrawnDiff {
  const document = side === 'before' ? before : after
  const marked = new Set((side === 'before' ? diff.removedWays : diff.addedWays).map(wayKey))
  const mark = side === 'before' ? 'removed' : 'added'
  return {
    document: { ...document, canvas: { direction: after.canvas.direction, offsets: {}, notes: [] } },
    steps: new Map([...diff.steps].filter(([, each]) => each === 'changed' || each === mark)),
    ways: new Map(waysOf(document).map((edge) => [edge.id, { from: edge.from, port: edge.port, to: edge.to, mark: marked.has(wayKey(edge)) ? mark : null, side }])),
    loose: [],
  }
}

/**
 * Both documents in one: the newer, with what it no longer has in the places where it was. A step that was taken out of a way stands in
 * that way; one that was put in hides the way it took over: a person sees what was done, not every edge it was done with.
 */
export function drawnTogether({ before, after, diff }: Sides): DrawnDiff {
  const [old, now] = [journeyIndex(before), journeyIndex(after)]
  const isGone = (id: string): boolean => diff.steps.get(id) === 'removed'
  const isNew = (id: string): boolean => diff.steps.get(id) === 'added'
  const [added, removed] = [new Set(diff.addedWays.map(wayKey)), new Set(diff.removedWays.map(wayKey))]
  const healed = (edge: JourneyEdge): boolean => {
    const first = old.edgeAt(edge.from, edge.port)?.to
    return first !== undefined && isGone(first) && leads(first, edge.to, { through: isGone, next: (id) => old.outgoing(id).map(({ to }) => to) })
  }
  const takenOver = (edge: JourneyEdge): boolean => {
    const first = now.edgeAt(edge.from, edge.port)?.to
    return first !== undefined && isNew(first) && leads(first, edge.to, { through: isNew, next: (id) => now.outgoing(id).map(({ to }) => to) })
  }
  const kept = waysOf(after).filter((edge) => !(added.has(wayKey(edge)) && healed(edge)))
  const ghosts = waysOf(before).filter((edge) => removed.has(wayKey(edge)) && !takenOver(edge))
  const drawing = gatherWays()
  for (const edge of kept) drawing.add(edge, { mark: added.has(wayKey(edge)) ? 'added' : null, side: 'after' })
  for (const edge of ghosts) drawing.add(edge, { mark: 'removed', side: 'before' })
  const nodes = [...after.nodes, ...before.nodes.filter(({ id }) => isGone(id))]
  return {
    document: { ...after, nodes: nodes.map((node) => drawing.standIn(node)), edges: drawing.edges, canvas: { direction: after.canvas.direction, offsets: {}, notes: [] } },
    steps: diff.steps, ways: drawing.ways, loose: drawing.loose,
  }
}

/** Whether one gets from a step to another through such steps only. */
function leads(start: string, goal: string, { through, next }: { readonly through: (id: string) => boolean; readonly next: (id: string) => readonly string[] }): boolean {
  const seen = new Set([start])
  for (const id of seen) {
    if (id === goal) return true
    if (through(id)) for (const each of next(id)) seen.add(each)
  }
  return false
}

/** Gathers edges, of which two may want to leave a step by one port: then the step gets one more to leave by. */
function gatherWays() {
  const edges: JourneyEdge[] = []
  const ways = new Map<string, DrawnWay>()
  const loose: DrawnWay[] = []
  const taken = new Map<string, Set<string>>()
  /** Of each step, the ports that got another behind them. */
  const doubled = new Map<string, Set<string>>()
  const note = (ports: Map<string, Set<string>>, { from, port }: Way): void => { ports.set(from, (ports.get(from) ?? new Set()).add(port)) }
  const add = ({ from, port, to }: JourneyEdge, { mark, side }: Pick<DrawnWay, 'mark' | 'side'>): void => {
    const way: DrawnWay = { from, port, to, mark, side }
    const isTaken = taken.get(from)?.has(port) === true
    if (isTaken && from === entryId) { loose.push(way); return }
    note(isTaken ? doubled : taken, way)
    const id = `${side}-${edges.length}`
    edges.push({ id, from, port: isTaken ? behind(port) : port, to })
    ways.set(id, way)
  }
  /** The node itself while its own ports do; else any kind that has as many: it is only laid out. */
  const standIn = (node: JourneyNode): JourneyNode => {
    const own = portsOf(node)
    const lost = [...taken.get(node.id) ?? []].filter((port) => !own.includes(port))
    const extra = doubled.get(node.id)
    if (extra === undefined && lost.length === 0) return node
    const ports = [...own, ...lost].flatMap((port) => (extra?.has(port) === true ? [port, behind(port)] : [port]))
    return { id: node.id, kind: 'splitPercent', config: { salt: node.id, branches: ports.map((id) => ({ id, percent: 0 })) } }
  }
  return { edges, ways, loose, add, standIn }
}

const behind = (port: string): string => `${port} (before)`
