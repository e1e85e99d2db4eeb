import type { JourneyDocument } from '@sendero/flow-engine/document'
import type { JourneyNumbers } from './journey-numbers.ts'

export interface EdgeFigure {
  readonly count: number
  /** Of those who left the node it comes from; 0 when nobody has. */
  readonly share: number
  /** In pixels: its area grows with the people, so that twice as thick means four times as many. */
  readonly width: number
}

export const thinnest = 1.5
export const thickest = 14

/** Edge id -> how many went that way, for every edge of the document. `most`: who are drawn the thickest; without it, those of the fullest way. */
export function edgeFigures(document: JourneyDocument, { nodes, edges }: JourneyNumbers, most = fullest(document, edges)): ReadonlyMap<string, EdgeFigure> {
  return new Map(document.edges.map(({ id, from }) => {
    const count = edges[id] ?? 0
    // Nobody leaves the entry but by its one edge.
    const left = from === 'entry' ? count : nodes[from]?.left ?? 0
    return [id, { count, share: left === 0 ? 0 : Math.min(1, count / left), width: widthOf(count, most) }]
  }))
}

/** How many went the way that most went. */
export function fullest(document: JourneyDocument, edges: JourneyNumbers['edges']): number {
  return document.edges.reduce((top, { id }) => Math.max(top, edges[id] ?? 0), 0)
}

function widthOf(count: number, most: number): number {
  if (count === 0 || most === 0) return thinnest
  return thinnest + (thickest - thinnest) * Math.sqrt(count / most)
}
