import type { JourneyDocument } from '@sendero/flow-engine/document'
import type { JourneyNumbers } from './journey-numbers.ts'

export interface SectionFigures {
  /** Came in over an edge from outside; who goes round comes in again. */
  readonly entered: number
  readonly hereNow: number
  /** Went out over an edge. */
  readonly left: number
  /** Reached a goal inside. */
  readonly converted: number
}

/** The numbers of some steps taken as one. */
export function sectionFigures({ edges, nodes }: JourneyDocument, nodeIds: readonly string[], numbers: JourneyNumbers): SectionFigures {
  const inside = new Set(nodeIds)
  let [entered, left] = [0, 0]
  for (const { id, from, to } of edges) {
    if (inside.has(from) === inside.has(to)) continue
    if (inside.has(to)) entered += numbers.edges[id] ?? 0
    else left += numbers.edges[id] ?? 0
  }
  const members = nodes.filter(({ id }) => inside.has(id))
  return {
    entered, left,
    hereNow: members.reduce((sum, { id }) => sum + (numbers.nodes[id]?.hereNow ?? 0), 0),
    converted: members.reduce((sum, { id, kind }) => sum + (kind === 'goal' ? numbers.nodes[id]?.entered ?? 0 : 0), 0),
  }
}
