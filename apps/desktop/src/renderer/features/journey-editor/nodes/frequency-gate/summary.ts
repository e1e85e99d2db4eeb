import type { NodeConfigs } from '@sendero/flow-engine/document'
import { durationInWords } from '@sendero/flow-engine/time'
import { messagesOf } from '../channels.ts'

export function frequencyGateSummary({ channel, most, within }: NodeConfigs['frequencyGate']): string {
  return `${most} ${messagesOf(channel, most)} in ${durationInWords(within)}`
}
