import { uniteNeeds } from '@sendero/flow-engine'
import type { FactNeeds } from '@sendero/flow-engine'
import type { RunInProgress } from './run-in-progress.ts'

/** What any of these runs may look at until it parks again. */
export function needsOfRuns(runs: readonly Pick<RunInProgress, 'plan' | 'state'>[]): FactNeeds {
  const seen = new Set<FactNeeds>()
  for (const { plan, state } of runs) {
    const nodeId = state?.nodeId ?? null
    const needs = nodeId === null ? plan.startNeeds : plan.nodes[nodeId]?.needs
    if (needs) seen.add(needs)
  }
  return uniteNeeds([...seen])
}
