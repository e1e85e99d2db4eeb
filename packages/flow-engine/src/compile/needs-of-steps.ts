import { topologicalOrder } from '../graph/topological-order.ts'
import type { FactNeeds } from '../model/facts.ts'
import { noNeeds } from '../nodes/node-definition.ts'
import { definitionOf, type JourneyGraph } from './journey-graph.ts'

export interface StepNeeds {
  /** What a step needs that enters the node: its own, and those of all it may run on through until it parks. */
  entering(id: string): FactNeeds
  /** What a step needs that starts in the node, where a run may stand: the same, but a wait is run on from. */
  resuming(id: string): FactNeeds
  readonly segments: readonly string[]
}

/** Works its way back from the ends, so each node unites the finished sets of those right after it. */
export function needsOfSteps(journey: JourneyGraph): StepNeeds {
  const own = new Map([...journey.nodes].map(([id, node]) => [id, normalised([definitionOf(node).needs(node.config)])]))
  const ownOf = (id: string): FactNeeds => own.get(id) ?? noNeeds
  const entered = new Map<string, FactNeeds>()
  const entering = (id: string): FactNeeds => entered.get(id) ?? ownOf(id)
  const onwards = (id: string): FactNeeds => united([ownOf(id), ...(journey.flow.get(id) ?? []).map(entering)])
  // A journey with a cycle of passing nodes has been refused, so there is an order.
  for (const id of [...topologicalOrder(journey.passing) ?? []].reverse()) entered.set(id, onwards(id))
  return {
    entering,
    resuming: (id) => entered.get(id) ?? onwards(id),
    segments: [...own.values()].flatMap((needs) => needs.segments),
  }
}

/** Shares a set that already holds all the others: in a long chain most nodes need what the next one needs. */
function united(needs: readonly FactNeeds[]): FactNeeds {
  const parts = [...new Set(needs)].filter((part) => part.events.length > 0 || part.segments.length > 0)
  if (parts.length === 0) return noNeeds
  return parts.length === 1 ? parts[0] ?? noNeeds : normalised(parts)
}

function normalised(needs: readonly FactNeeds[]): FactNeeds {
  const events = unitedNames(needs.map((need) => need.events))
  const eventProperties = unitedNames(needs.map((need) => need.eventProperties ?? need.events))
  const segments = unitedNames(needs.map((need) => need.segments))
  return events.length === 0 && segments.length === 0 ? noNeeds : { events, eventProperties, segments }
}

const unitedNames = <Name extends string>(lists: readonly (readonly Name[])[]): Name[] => [...new Set(lists.flat())].sort()
