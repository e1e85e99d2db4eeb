import type { DirectedGraph } from '../graph/directed-graph.ts'
import { topologicalOrder } from '../graph/topological-order.ts'
import type { FactNeeds } from '../model/facts.ts'
import { noNeeds } from '../nodes/node-definition.ts'
import { definitionOf, type JourneyGraph } from './journey-graph.ts'
import { normalised, uniteNeeds } from './unite-needs.ts'

export interface StepNeeds {
  /** What a step needs that enters the node: its own, and those of all it may run on through until it parks. */
  entering(id: string): FactNeeds
  /** What a step needs that starts in the node, where a run may stand: the same, but a wait is run on from. */
  resuming(id: string): FactNeeds
  readonly segments: readonly string[]
}

/** Works its way back from the ends, so each node unites the finished sets of those right after it. */
export function needsOfSteps(journey: JourneyGraph): StepNeeds {
  const own = new Map([...journey.nodes].map(([id, node]) => [id, normalised([definitionOf(node).needs(node.config, id)])]))
  const ownOf = (id: string): FactNeeds => own.get(id) ?? noNeeds
  const entered = new Map<string, FactNeeds>()
  const entering = (id: string): FactNeeds => entered.get(id) ?? ownOf(id)
  const onwards = (id: string, ways: DirectedGraph): FactNeeds => uniteNeeds([ownOf(id), ...(ways.get(id) ?? []).map(entering)])
  // A journey with a cycle of passing nodes has been refused, so there is an order.
  for (const id of [...topologicalOrder(journey.passing) ?? []].reverse()) entered.set(id, onwards(id, journey.atOnce))
  return {
    entering,
    resuming: (id) => onwards(id, journey.flow),
    segments: [...own.values()].flatMap((needs) => needs.segments),
  }
}
