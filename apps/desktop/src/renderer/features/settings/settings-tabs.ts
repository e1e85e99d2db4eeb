import { t } from '@sendero/i18n'
import type { useMay } from '../../base/session-context.ts'

type May = ReturnType<typeof useMay>

export const settingsTabs = [
  { key: 'workspace', label: t('Workspace'), isFor: () => true },
  { key: 'sources', label: t('Sources'), isFor: (may: May) => may.manageKeys },
  { key: 'api-keys', label: t('API keys'), isFor: (may: May) => may.manageKeys },
  { key: 'members', label: t('Members'), isFor: (may: May) => may.administer },
  { key: 'email', label: t('E-mail'), isFor: (may: May) => may.administer },
  { key: 'account', label: t('Your account'), isFor: () => true },
  { key: 'about', label: t('About'), isFor: (may: May) => may.administer },
] as const

export type SettingsTab = (typeof settingsTabs)[number]['key']

/** The tab an address names: the first one when it names none, null when there is no such tab. */
export function tabOf(path: string): SettingsTab | null {
  const key = path.replace(/\/+$/, '')
  if (key === '') return 'workspace'
  return settingsTabs.find((tab) => tab.key === key)?.key ?? null
}
