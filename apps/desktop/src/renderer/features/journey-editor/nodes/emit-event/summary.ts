import type { NodeConfigs } from '@sendero/flow-engine/document'

export function emitEventSummary({ event, properties }: NodeConfigs['emitEvent']): string {
  const count = Object.keys(properties).length
  return event === '' ? 'No event yet' : `${event}${count === 0 ? '' : count === 1 ? ' · 1 property' : ` · ${count} properties`}`
}
