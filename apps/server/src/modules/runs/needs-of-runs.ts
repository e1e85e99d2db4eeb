import type { FactNeeds } from '@sendero/flow-engine'
import type { RunInProgress } from './run-in-progress.ts'

/** What any of these runs may look at until it parks again. */
export function needsOfRuns(runs: readonly Pick<RunInProgress, 'plan' | 'state'>[]): FactNeeds {
  const events = new Set<string>()
  const eventProperties = new Set<string>()
  const segments = new Set<string>()
  const seen = new Set<FactNeeds>()
  for (const { plan, state } of runs) {
    const nodeId = state?.nodeId ?? null
    const needs = nodeId === null ? plan.startNeeds : plan.nodes[nodeId]?.needs
    if (!needs || seen.has(needs)) continue
    seen.add(needs)
    for (const name of needs.events) events.add(name)
    for (const name of needs.eventProperties ?? needs.events) eventProperties.add(name)
    for (const id of needs.segments) segments.add(id)
  }
  return { events: [...events], eventProperties: [...eventProperties], segments: [...segments] }
}
