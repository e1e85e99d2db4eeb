import type { NodeConfigs } from '@sendero/flow-engine/document'
import { durationInWords } from '@sendero/flow-engine/time'

export function waitForEventSummary({ event, where, timeout }: NodeConfigs['waitForEvent']): string {
  if (event === '') return 'No event yet'
  const filters = where.length === 0 ? '' : where.length === 1 ? ' · 1 filter' : ` · ${where.length} filters`
  // How long they stay says more than how many filters there are, should there be room for one of them only.
  return `${event}, up to ${durationInWords(timeout)}${filters}`
}
