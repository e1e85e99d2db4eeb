import type { NodeConfigs } from '@sendero/flow-engine/document'

export function tagSummary({ add, remove }: NodeConfigs['tag']): string {
  const parts = [...add.map((each) => `+${each}`), ...remove.map((each) => `−${each}`)]
  return parts.length === 0 ? 'No tag yet' : parts.join(', ')
}
