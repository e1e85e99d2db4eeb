import { diagnosticOf } from '../../model/diagnostic-codes.ts'
import type { Diagnostic } from '../../model/diagnostic.ts'
import type { JourneyNode } from '../../document/journey-document.ts'
import type { JourneyGraph } from '../journey-graph.ts'

/** Triggers that bring an event or data with them. */
const withEvent: ReadonlySet<string> = new Set(['event', 'api', 'journey'])

/** Steps that look at the event of the entry in a journey whose entry has none. */
export function checkEntryEvents({ nodes, document }: JourneyGraph): Diagnostic[] {
  if (withEvent.has(document.entry.trigger.kind)) return []
  return [...nodes.values()].filter(looksAtEvent).map((node) => diagnosticOf({ code: 'NEEDS_EVENT', params: {} }, { nodeId: node.id, name: node.name }))
}

function looksAtEvent(node: JourneyNode): boolean {
  return node.kind === 'splitEvent' || (node.kind === 'waitUntil' && node.config.date.from === 'event')
}
