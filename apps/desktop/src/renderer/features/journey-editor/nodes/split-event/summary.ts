import type { NodeConfigs } from '@sendero/flow-engine/document'
import { conditionsInWords } from '@sendero/flow-engine/segment'

export function splitEventSummary({ branches }: NodeConfigs['splitEvent']): string {
  const [first, ...others] = branches
  if (first === undefined) return 'No branch yet'
  if (others.length > 0) return `${branches.length} branches and everyone else`
  return first.where.length === 0 ? 'No condition yet' : `If ${conditionsInWords(first.where)}`
}
