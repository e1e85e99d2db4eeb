import type { Diagnostic } from '@sendero/flow-engine'
import type { JourneyDocument } from '@sendero/flow-engine/document'
import type { Instant } from '@sendero/flow-engine/time'
import { lint } from '../kernels/linter/lint.ts'
import { delayOf, latestMoment } from '../kernels/time-axis/delays.ts'
import { elapsedTimes } from '../kernels/time-axis/elapsed-times.ts'

/**
 * What a journey promises and cannot keep, beside what is wrong in it anyway: of a step that is not finished nothing is said.
 * `now` decides which days are over.
 */
export function lintJourney(document: JourneyDocument, { now, known }: { readonly now: Instant; readonly known: readonly Diagnostic[] }): Diagnostic[] {
  const unfinished = new Set(known.flatMap(({ severity, nodeId }) => (severity === 'error' && nodeId !== null ? [nodeId] : [])))
  const times = elapsedTimes(document, now)
  const found = lint(document, {
    now,
    arrival: (id) => times.get(id),
    leastStay: (node, port) => delayOf(node, port, now).least,
    overAt: (node) => (node.kind === 'waitUntil' ? latestMoment(node.config) : null),
  })
  return found.filter(({ nodeId }) => nodeId === null || !unfinished.has(nodeId))
}
