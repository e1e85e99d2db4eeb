import type { NodeConfigs } from '@sendero/flow-engine/document'
import { durationInWords } from '@sendero/flow-engine/time'

export function waitForEventSummary({ event, where, timeout }: NodeConfigs['waitForEvent']): string {
  if (event === '') return 'No event yet'
  const filters = where.length === 0 ? '' : where.length === 1 ? ', 1 filter' : `, ${where.length} filters`
  return `${event}${filters}, up to ${durationInWords(timeout)}`
}
