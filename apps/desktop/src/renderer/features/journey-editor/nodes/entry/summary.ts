import type { Entry } from '@sendero/flow-engine'
import type { NameOf } from '../node-view.ts'

export function entrySummary({ trigger }: Entry, nameOf: NameOf): string {
  if (trigger.kind === 'segmentEntered') return trigger.segmentId === '' ? 'No segment yet' : `Enters ${nameOf(trigger.segmentId) ?? 'a segment'}`
  if (trigger.event === '') return 'Choose what starts it'
  return trigger.where.length === 0 ? `Does ${trigger.event}` : `Does ${trigger.event}, ${trigger.where.length === 1 ? '1 filter' : `${trigger.where.length} filters`}`
}
