import { diagnosticOf, wholeJourney } from '../../model/diagnostic-codes.ts'
import type { Diagnostic } from '../../model/diagnostic.ts'
import type { JourneyGraph } from '../journey-graph.ts'

export function checkGoals({ nodes, reachable, startEdge, document }: JourneyGraph): Diagnostic[] {
  if (startEdge === null || document.ends?.some((end) => end.kind === 'goal') === true) return []
  const goals = [...nodes.values()].filter((node) => node.kind === 'goal').map((node) => node.id)
  if (goals.length === 0) return [diagnosticOf({ code: 'NO_GOAL', params: {} }, wholeJourney)]
  if (goals.some((id) => reachable.has(id))) return []
  return [diagnosticOf({ code: 'GOAL_NEVER_REACHED', params: { nodeIds: goals } }, wholeJourney)]
}
