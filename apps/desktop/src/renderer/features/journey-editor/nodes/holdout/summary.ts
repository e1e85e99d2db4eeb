import type { NodeConfigs } from '@sendero/flow-engine/document'

export function holdoutSummary({ percent }: NodeConfigs['holdout']): string {
  return `${percent}% kept out`
}
