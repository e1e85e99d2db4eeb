import type { JourneyDocument } from '@sendero/flow-engine/document'
import { entryId, journeyIndex } from '../graph/journey-index.ts'

/** The step to look at in one document where another has `id`: itself, else the nearest before it that both have. */
export function counterpart(id: string, { of, within }: { readonly of: JourneyDocument; readonly within: JourneyDocument }): string {
  const [index, other] = [journeyIndex(of), journeyIndex(within)]
  const seen = new Set([id])
  for (const each of seen) {
    if (each === entryId || other.nodes.has(each)) return each
    for (const { from } of index.incoming(each)) seen.add(from)
  }
  return entryId
}
