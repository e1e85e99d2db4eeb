import type { JourneyDocument } from '@sendero/flow-engine/document'
import type { Finding } from './lint-codes.ts'
import type { Linted } from './lint.ts'

/** Goals and exits of the whole journey that hold as people enter: they are looked at before the first step. */
export function lintEnds({ document: { entry, ends = [] } }: Linted): Finding[] {
  const entered = segmentAtEntry(entry.trigger)
  if (entered === null) return []
  return ends.filter(({ when }) => (when.kind === 'segmentEntered' || when.kind === 'segmentLeft') && when.kind === entered.kind && when.segmentId === entered.segmentId)
    .map(({ id, kind }): Finding => ({ code: 'LINT_END_AT_ENTRY', nodeId: 'entry', params: { endId: id, end: kind } }))
}

/** The segment people are surely in, or out of, at the moment they enter. */
function segmentAtEntry(trigger: JourneyDocument['entry']['trigger']): { readonly kind: 'segmentEntered' | 'segmentLeft'; readonly segmentId: string } | null {
  switch (trigger.kind) {
    case 'segmentEntered': case 'segmentLeft': return trigger.segmentId === '' ? null : trigger
    case 'schedule': case 'date': return trigger.segmentId === undefined || trigger.segmentId === '' ? null : { kind: 'segmentEntered', segmentId: trigger.segmentId }
    default: return null
  }
}
