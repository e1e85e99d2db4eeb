import { diagnosticOf, wholeJourney, type Problem } from '../../model/diagnostic-codes.ts'
import type { Diagnostic } from '../../model/diagnostic.ts'
import type { JourneyEnd } from '../../document/ends.ts'
import type { JourneyGraph } from '../journey-graph.ts'

/** Goals and exits of the journey as a whole: each has an id of its own and says what it waits for. */
export function checkEnds({ document: { ends = [] } }: JourneyGraph): Diagnostic[] {
  const repeated = new Set(ends.map(({ id }) => id).filter((id, index, all) => all.indexOf(id) !== index))
  const problems = [...[...repeated].map((id): Problem => ({ code: 'DUPLICATE_END_ID', params: { id } })), ...ends.flatMap(endProblems)]
  return problems.map((problem) => diagnosticOf(problem, wholeJourney))
}

function endProblems({ id, when }: JourneyEnd): Problem[] {
  if (when.kind === 'rule') return []
  if (when.kind === 'event') return when.event === '' ? [{ code: 'END_EVENT_MISSING', params: { id } }] : []
  return when.segmentId === '' ? [{ code: 'END_SEGMENT_MISSING', params: { id } }] : []
}
