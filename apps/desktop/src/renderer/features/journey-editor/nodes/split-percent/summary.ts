import type { NodeConfigs } from '@sendero/flow-engine/document'

export function splitPercentSummary({ branches }: NodeConfigs['splitPercent']): string {
  return branches.length === 0 ? 'No branch yet' : branches.map(({ percent }) => `${percent}%`).join(' / ')
}
