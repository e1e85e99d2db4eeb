import { t } from '@sendero/i18n'
import type { EventRow } from './use-event-feed.ts'

export const sourceNames: Readonly<Record<EventRow['source'], string>> = { sdk: t('Tracking'), api: 'REST', import: t('Import'), sendero: 'Sendero' }

/** Who did it: as the customer is called, else by what the event says of them. */
export function whoLabel({ customerId, customerLabel, userId, anonymousId }: Pick<EventRow, 'customerId' | 'customerLabel' | 'userId' | 'anonymousId'>): string {
  // Whom only a device names is called by that: an id of ours tells nobody anything.
  const name = customerLabel === customerId ? null : customerLabel
  return name ?? userId ?? (anonymousId === null ? t('Somebody who was erased') : t('Visitor {anonymousId}', { anonymousId }))
}

/** The first properties in a line: `total: 29.33 · sku: 007`. */
export function propertySummary(properties: EventRow['properties'], most: number): string {
  const entries = Object.entries(properties)
  const words = entries.slice(0, most).map(([name, value]) => `${name}: ${typeof value === 'object' && value !== null ? (Array.isArray(value) ? '[…]' : '{…}') : String(value)}`)
  return entries.length > most ? `${words.join(' · ')} · …` : words.join(' · ')
}
