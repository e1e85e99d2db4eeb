import type { NodeConfigs } from '@sendero/flow-engine/document'

export function updateCustomerSummary({ set, unset }: NodeConfigs['updateCustomer']): string {
  const parts = [...Object.entries(set).map(([path, value]) => `${path} = ${typeof value === 'string' ? value : JSON.stringify(value)}`), ...unset.map((path) => `remove ${path}`)]
  return parts.length === 0 ? 'Nothing to change yet' : parts.join(', ')
}
