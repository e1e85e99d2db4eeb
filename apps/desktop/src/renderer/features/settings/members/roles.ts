import type { RadioCard } from '@sendero/ui'

export const roleKeys = ['admin', 'marketer', 'manager', 'developer'] as const
export type Role = (typeof roleKeys)[number]

export const roleNames: Readonly<Record<Role, string>> = { admin: 'Admin', marketer: 'Marketer', manager: 'Manager', developer: 'Developer' }

export const roleCards: readonly RadioCard<Role>[] = [
  { value: 'marketer', label: 'Marketer', description: 'Builds and publishes journeys, segments and templates; works with customers.' },
  { value: 'manager', label: 'Manager', description: 'Sees everything, changes nothing.' },
  { value: 'developer', label: 'Developer', description: 'Connects sources, makes keys, sees everything else.' },
  { value: 'admin', label: 'Admin', description: 'All of that, and members, mail server and settings.' },
]

/** What the table of roles shows a line of, in the order people ask for it. */
const capabilities = [
  { label: 'Journeys', resource: 'workflows' }, { label: 'Segments', resource: 'segments' }, { label: 'Templates', resource: 'templates' }, { label: 'Customers', resource: 'customers' },
  { label: 'Events', resource: 'events' }, { label: 'Mailbox', resource: 'mailbox' }, { label: 'Sources and API keys', resource: 'keys' }, { label: 'Members', resource: 'members' }, { label: 'Settings and mail server', resource: 'workspace' },
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
