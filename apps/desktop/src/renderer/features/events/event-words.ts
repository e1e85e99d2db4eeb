import type { EventRow } from './use-event-feed.ts'

export const sourceNames: Readonly<Record<EventRow['source'], string>> = { sdk: 'Tracking', api: 'REST', import: 'Import', sendero: 'Sendero' }

/** The first properties in a line: `total 29.33 · sku 007`. */
export function propertySummary(properties: EventRow['properties'], most: number): string {
  const entries = Object.entries(properties)
  const words = entries.slice(0, most).map(([name, value]) => `${name} ${typeof value === 'object' && value !== null ? (Array.isArray(value) ? '[…]' : '{…}') : String(value)}`)
  return entries.length > most ? `${words.join(' · ')} · …` : words.join(' · ')
}
