import type { NodeConfigs } from '@sendero/flow-engine/document'
import { durationInWords } from '@sendero/flow-engine/time'
import type { NameOf } from '../node-view.ts'

export function waitForSegmentSummary({ segmentId, until, timeout }: NodeConfigs['waitForSegment'], nameOf: NameOf): string {
  if (segmentId === '') return 'No segment yet'
  return `${until === 'entered' ? 'In' : 'Out of'} ${nameOf(segmentId) ?? 'segment'}, up to ${durationInWords(timeout)}`
}
