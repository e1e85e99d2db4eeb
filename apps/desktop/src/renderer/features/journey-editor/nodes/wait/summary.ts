import type { NodeConfigs } from '@sendero/flow-engine/document'
import { durationInWords } from '@sendero/flow-engine/time'

export function waitSummary(config: NodeConfigs['wait']): string {
  return config.for === '' ? 'No time yet' : durationInWords(config.for)
}
