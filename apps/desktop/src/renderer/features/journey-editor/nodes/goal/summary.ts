import type { NodeConfigs } from '@sendero/flow-engine/document'

export function goalSummary({ name }: NodeConfigs['goal']): string {
  return name.trim() === '' ? 'No name yet' : name
}
