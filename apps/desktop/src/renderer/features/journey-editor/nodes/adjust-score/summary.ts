import type { NodeConfigs } from '@sendero/flow-engine/document'

export function adjustScoreSummary({ by, attribute }: NodeConfigs['adjustScore']): string {
  return `${attribute === '' ? 'Score' : attribute} ${by < 0 ? '−' : '+'}${Math.abs(by)}`
}
