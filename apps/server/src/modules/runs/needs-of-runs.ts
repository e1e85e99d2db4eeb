import { sendsKey } from '@sendero/flow-engine'
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
  const all = [...seen]
  const distinct = <Name>(of: (needs: FactNeeds) => readonly Name[] | undefined): Name[] => [...new Set(all.flatMap((needs) => of(needs) ?? []))]
  const channels = distinct((needs) => needs.channels)
  const sends = new Map(all.flatMap((needs) => (needs.sends ?? []).map((send) => [sendsKey(send), send])))
  const experiments = distinct((needs) => needs.experiments)
  return {
    events: distinct((needs) => needs.events), eventProperties: distinct((needs) => needs.eventProperties ?? needs.events), segments: distinct((needs) => needs.segments),
    ...(channels.length === 0 ? {} : { channels }), ...(sends.size === 0 ? {} : { sends: [...sends.values()] }), ...(experiments.length === 0 ? {} : { experiments }),
  }
}
