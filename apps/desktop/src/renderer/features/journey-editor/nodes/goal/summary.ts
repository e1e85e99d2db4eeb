import type { NodeConfigs } from '@sendero/flow-engine'

export function goalSummary({ name }: NodeConfigs['goal']): string {
  return name.trim() === '' ? 'No name yet' : name
}
