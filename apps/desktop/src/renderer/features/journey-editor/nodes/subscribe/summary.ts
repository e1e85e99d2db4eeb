import type { NodeConfigs } from '@sendero/flow-engine/document'
import { channelName } from '../channels.ts'

export function subscribeSummary({ channel, to }: NodeConfigs['subscribe']): string {
  const name = channelName(channel).toLowerCase()
  return to === 'subscribed' ? `Subscribe to ${name}` : `Unsubscribe from ${name}`
}
