import { t } from '@sendero/i18n'

export const scopeResources = [
  { key: 'customers', label: t('Customers') }, { key: 'events', label: t('Events') }, { key: 'segments', label: t('Segments') }, { key: 'workflows', label: t('Journeys') },
  { key: 'templates', label: t('Templates') }, { key: 'mailbox', label: t('Mailbox') }, { key: 'clock', label: t('Clock of a sandbox') },
] as const
export const scopeVerbs = ['read', 'write'] as const

export const everyScope: readonly string[] = scopeResources.flatMap(({ key }) => scopeVerbs.map((verb) => `${key}:${verb}`))

/** "Everything", "Reads everything", or the resources by name with what may be done. */
export function scopesInWords(scopes: readonly string[]): string {
  if (everyScope.every((scope) => scopes.includes(scope))) return t('Everything')
  const words = scopeResources.flatMap(({ key, label }) => {
    const verbs = scopeVerbs.filter((verb) => scopes.includes(`${key}:${verb}`))
    return verbs.length === 0 ? [] : [`${label}: ${verbs.join(', ')}`]
  })
  const isReading = scopes.length === scopeResources.length && scopes.every((scope) => scope.endsWith(':read'))
  return isReading ? t('Reads everything') : words.join(' · ')
}

export const expiries = [
  { value: '30', label: t('In 30 days') }, { value: '90', label: t('In 90 days') }, { value: '365', label: t('In a year') }, { value: 'never', label: t('Never') },
] as const
export type Expiry = (typeof expiries)[number]['value']

const dayMs = 86_400_000
export const expiresAt = (expiry: Expiry, now: number): string | undefined => (expiry === 'never' ? undefined : new Date(now + Number(expiry) * dayMs).toISOString())
