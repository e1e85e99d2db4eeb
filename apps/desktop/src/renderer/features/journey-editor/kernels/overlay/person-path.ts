import type { JsonObject } from '@sendero/flow-engine'
import type { JourneyDocument } from '@sendero/flow-engine/document'

/** One recorded decision about a person, as the server tells it. */
export interface TracedDecision {
  /** Null when they were not let in. */
  readonly runId: string | null
  readonly version: number
  readonly nodeId: string
  readonly visit: number
  readonly at: string
  readonly entered: boolean
  readonly left: boolean
  readonly port: string | null
  readonly edgeId: string | null
  readonly outcome: string
  readonly inputs: JsonObject
}

export interface PersonPath {
  /** Steps and edges they passed or stand in. */
  readonly lit: ReadonlySet<string>
  /** Where they stand, or stood last. */
  readonly last: string | null
}

/** The way of one run through a document. The entry is lit as soon as they were let in. */
export function personPath(document: JourneyDocument, decisions: readonly TracedDecision[]): PersonPath {
  const lit = new Set<string>()
  let last: string | null = null
  for (const { nodeId, edgeId, entered } of decisions) {
    if (entered) lit.add(nodeId)
    if (entered) last = nodeId
    if (edgeId !== null && document.edges.some(({ id }) => id === edgeId)) lit.add(edgeId)
  }
  return { lit, last }
}

export interface WhyNot {
  /** The step where their way and the way to the asked one parted; null when they never came to one. */
  readonly forkId: string | null
  /** The decision there. */
  readonly decision: TracedDecision | null
}

/**
 * Why a run did not reach a step: the last step it passed from which the asked one could still be reached, and what was decided
 * there. Null when it did reach it.
 */
export function whyNotReached(document: JourneyDocument, decisions: readonly TracedDecision[], nodeId: string): WhyNot | null {
  if (decisions.some((decision) => decision.entered && decision.nodeId === nodeId)) return null
  const before = ancestors(document, nodeId)
  const passed = decisions.filter((decision) => before.has(decision.nodeId))
  const fork = passed.at(-1)
  return { forkId: fork?.nodeId ?? null, decision: fork ?? null }
}

/** Everything from which a step can be reached, the entry among it; by a jump as well. */
function ancestors({ nodes, edges }: JourneyDocument, nodeId: string): ReadonlySet<string> {
  const ways = [...edges, ...nodes.flatMap((node) => (node.kind === 'jump' ? [{ from: node.id, to: node.config.to }] : []))]
  const found = new Set<string>()
  const waiting = [nodeId]
  for (let id = waiting.pop(); id !== undefined; id = waiting.pop()) {
    for (const { from, to } of ways) {
      if (to !== id || found.has(from)) continue
      found.add(from)
      waiting.push(from)
    }
  }
  return found
}
