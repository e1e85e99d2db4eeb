import type { NodeConfigs } from '@sendero/flow-engine/document'
import { channelName } from '../channels.ts'

export function reachableSummary({ channel }: NodeConfigs['reachable']): string {
  return `By ${channelName(channel).toLowerCase()}`
}
