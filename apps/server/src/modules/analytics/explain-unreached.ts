import type { JourneyDocument } from '@sendero/flow-engine/document'
import type { NodeVisit } from './node-visit.ts'

/** Why a run did not come to a step. */
export interface Unreached {
  readonly runId: string
  /**
   * `branched`: a decision led elsewhere; `waiting`: they still stand before it; `ended`: their run ended before it; `noWay`: no
   * step they passed leads there.
   */
  readonly code: 'branched' | 'waiting' | 'ended' | 'noWay'
  /** The decision at which their way and the way to the step parted; null for noWay. */
  readonly fork: NodeVisit | null
}

interface Case {
  /** Of the version the run entered. */
  readonly document: Pick<JourneyDocument, 'nodes' | 'edges'>
  readonly runId: string
  /** Of this run, as they happened. */
  readonly decisions: readonly NodeVisit[]
  readonly nodeId: string
}

/** The last decision of a run from which a step could still be reached, and what became of it there; null when the run did reach it. Pure. */
export function explainUnreached({ document, runId, decisions, nodeId }: Case): Unreached | null {
  if (decisions.some((decision) => decision.entered && decision.nodeId === nodeId)) return null
  const before = leadingTo(document, nodeId)
  const fork = decisions.findLast((decision) => before.has(decision.nodeId) && (decision.entered || decision.left))
  if (fork === undefined) return { runId, code: 'noWay', fork: null }
  if (!fork.left) return { runId, code: 'waiting', fork }
  return { runId, code: fork.port === null ? 'ended' : 'branched', fork }
}

/** Everything from which a step can be reached, by edges and jumps; the entry among it. */
function leadingTo({ nodes, edges }: Case['document'], nodeId: string): ReadonlySet<string> {
  const ways = [...edges, ...nodes.flatMap((node) => (node.kind === 'jump' ? [{ from: node.id, to: node.config.to }] : []))]
  const comingFrom = new Map<string, string[]>()
  for (const { from, to } of ways) comingFrom.set(to, [...comingFrom.get(to) ?? [], from])
  const found = new Set<string>()
  const waiting = [nodeId]
  for (let id = waiting.pop(); id !== undefined; id = waiting.pop()) {
    for (const from of comingFrom.get(id) ?? []) {
      if (found.has(from)) continue
      found.add(from)
      waiting.push(from)
    }
  }
  return found
}
