import type { NodeConfigs } from '@sendero/flow-engine'

export function webhookSummary({ method, url }: NodeConfigs['webhook']): string {
  return url === '' ? 'No address yet' : `${method} ${url.replace(/^https?:\/\//, '')}`
}
