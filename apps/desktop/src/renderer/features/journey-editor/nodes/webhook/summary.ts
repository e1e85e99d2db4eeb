import type { NodeConfigs } from '@sendero/flow-engine/document'

export function webhookSummary({ method, url }: NodeConfigs['webhook']): string {
  return url === '' ? 'No address yet' : `${method} ${url.replace(/^https?:\/\//, '')}`
}
