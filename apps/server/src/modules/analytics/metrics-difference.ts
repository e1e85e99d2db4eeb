import { isDeepStrictEqual } from 'node:util'
import type { JourneyNumbers } from './node-metrics.ts'

/** What of `after` is not what was told before: everything when nothing was told yet; null when nothing changed. */
export function metricsDifference(before: JourneyNumbers | null, after: JourneyNumbers): JourneyNumbers | null {
  if (before === null) return after
  const nodes = changed(before.nodes, after.nodes)
  const edges = changed(before.edges, after.edges)
  if (Object.keys(nodes).length === 0 && Object.keys(edges).length === 0) return null
  return { nodes, edges, asOf: after.asOf }
}

function changed<Value>(before: Readonly<Record<string, Value>>, after: Readonly<Record<string, Value>>): Record<string, Value> {
  return Object.fromEntries(Object.entries(after).filter(([id, value]) => !isDeepStrictEqual(before[id], value)))
}
