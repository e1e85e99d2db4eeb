import { describeChanges, type JourneyDocument } from '@sendero/flow-engine/document'
import { changeStops, type ChangeStop } from '../kernels/compare/change-stops.ts'
import { documentDiff } from '../kernels/compare/document-diff.ts'
import { drawnSide, drawnTogether, type DrawnDiff } from '../kernels/compare/drawn-diff.ts'
import { readingOrder } from '../kernels/walk/flow-walk.ts'
import type { NameOf } from '../nodes/node-view.ts'

export interface Comparison {
  readonly before: JourneyDocument
  readonly after: JourneyDocument
  readonly stops: readonly ChangeStop[]
  readonly together: DrawnDiff
  readonly left: DrawnDiff
  readonly right: DrawnDiff
  /** What templates, segments and the like are called. */
  readonly nameOf: NameOf
}

/** Everything that is shown of two documents, worked out once. */
export function comparisonOf({ before, after, nameOf }: { readonly before: JourneyDocument; readonly after: JourneyDocument; readonly nameOf: NameOf }): Comparison {
  const diff = documentDiff(before, after)
  const sides = { before, after, diff }
  const together = drawnTogether(sides)
  return {
    before, after, nameOf, together, left: drawnSide('before', sides), right: drawnSide('after', sides),
    stops: changeStops(diff, describeChanges({ before, after, nameOf }), readingOrder(together.document)),
  }
}
