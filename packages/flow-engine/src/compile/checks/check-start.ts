import { diagnosticOf, wholeJourney } from '../../model/diagnostic-codes.ts'
import type { Diagnostic } from '../../model/diagnostic.ts'
import type { JourneyGraph } from '../journey-graph.ts'

export function checkStart({ nodes, startEdge }: JourneyGraph): Diagnostic[] {
  if (nodes.size === 0) return [diagnosticOf({ code: 'DOCUMENT_EMPTY', params: {} }, wholeJourney)]
  return startEdge === null ? [diagnosticOf({ code: 'NO_START', params: {} }, wholeJourney)] : []
}
