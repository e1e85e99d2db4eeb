import { t } from '@sendero/i18n'
import type { RadioCard } from '@sendero/ui'

export const roleKeys = ['admin', 'marketer', 'manager', 'developer'] as const
export type Role = (typeof roleKeys)[number]

export const roleNames: Readonly<Record<Role, string>> = { admin: t('Admin'), marketer: t('Marketer'), manager: t('Manager'), developer: t('Developer') }

export const roleCards: readonly RadioCard<Role>[] = [
  { value: 'marketer', label: t('Marketer'), description: t('Builds and publishes journeys, segments and templates; works with customers.') },
  { value: 'manager', label: t('Manager'), description: t('Sees everything, changes nothing.') },
  { value: 'developer', label: t('Developer'), description: t('Connects sources, makes keys, sees everything else.') },
  { value: 'admin', label: t('Admin'), description: t('All of that, and members, mail server and settings.') },
]

/** What the table of roles shows a line of, in the order people ask for it. */
const capabilities = [
  { label: t('Journeys'), resource: 'workflows' }, { label: t('Segments'), resource: 'segments' }, { label: t('Templates'), resource: 'templates' }, { label: t('Customers'), resource: 'customers' },
  { label: t('Events'), resource: 'events' }, { label: t('Mailbox'), resource: 'mailbox' }, { label: t('Sources and API keys'), resource: 'keys' }, { label: t('Members'), resource: 'members' }, { label: t('Settings and mail server'), resource: 'workspace' },
] as const

export type Access = 'change' | 'see' | 'none'
export interface CapabilityRow { readonly label: string; readonly access: Readonly<Record<Role, Access>> }

/** The table of roles, from what the server holds them to. */
export function capabilityRows(roles: readonly { readonly role: Role; readonly permissions: readonly string[] }[]): CapabilityRow[] {
  const accessOf = (role: Role, resource: string): Access => {
    const permissions = roles.find((each) => each.role === role)?.permissions ?? []
    if (permissions.includes(`${resource}:write`)) return 'change'
    return permissions.includes(`${resource}:read`) ? 'see' : 'none'
  }
  return capabilities.map(({ label, resource }) => ({ label, access: { admin: accessOf('admin', resource), marketer: accessOf('marketer', resource), manager: accessOf('manager', resource), developer: accessOf('developer', resource) } }))
}
