import type { NodeConfigs } from '@sendero/flow-engine/document'
import { durationInWords } from '@sendero/flow-engine/time'

export function throttleSummary({ limit, per }: NodeConfigs['throttle']): string {
  return `${limit} ${limit === 1 ? 'person' : 'people'} per ${durationInWords(per).replace(/^1 /, '')}`
}
