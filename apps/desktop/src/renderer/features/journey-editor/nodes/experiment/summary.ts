import type { NodeConfigs } from '@sendero/flow-engine/document'

const metricWords = { converted: 'by goals', clicked: 'by clicks', opened: 'by opens' } as const

export function experimentSummary({ variants, metric }: NodeConfigs['experiment']): string {
  return variants.length === 0 ? 'No variant yet' : `${variants.map(({ percent }) => `${percent}%`).join(' / ')}, ${metricWords[metric]}`
}
