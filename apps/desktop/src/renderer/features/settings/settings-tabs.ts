import type { useMay } from '../../base/session-context.ts'

type May = ReturnType<typeof useMay>

export const settingsTabs = [
  { key: 'workspace', label: 'Workspace', isFor: () => true },
  { key: 'sources', label: 'Sources', isFor: (may: May) => may.manageKeys },
  { key: 'api-keys', label: 'API keys', isFor: (may: May) => may.manageKeys },
  { key: 'members', label: 'Members', isFor: (may: May) => may.administer },
  { key: 'email', label: 'E-mail', isFor: (may: May) => may.administer },
  { key: 'account', label: 'Your account', isFor: () => true },
  { key: 'about', label: 'About', isFor: (may: May) => may.administer },
] as const

export type SettingsTab = (typeof settingsTabs)[number]['key']

/** The tab an address names: the first one when it names none, null when there is no such tab. */
export function tabOf(path: string): SettingsTab | null {
  const key = path.replace(/\/+$/, '')
  if (key === '') return 'workspace'
  return settingsTabs.find((tab) => tab.key === key)?.key ?? null
}
