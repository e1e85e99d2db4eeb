import { durationInWords, type NodeConfigs } from '@sendero/flow-engine'

export function waitSummary(config: NodeConfigs['wait']): string {
  return config.for === '' ? 'No time yet' : durationInWords(config.for)
}
