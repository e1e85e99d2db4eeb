/** What an actor may do: `resource:read` or `resource:write`. Write does not include read. */
export const grantableResources = ['customers', 'events', 'segments', 'workflows', 'templates', 'mailbox', 'clock'] as const
export const internalResources = ['workspace', 'keys', 'members'] as const

export type Resource = (typeof grantableResources)[number] | (typeof internalResources)[number]
export type Permission = `${Resource}:${'read' | 'write'}`
export type Scope = `${(typeof grantableResources)[number]}:${'read' | 'write'}`
export type Role = 'admin' | 'marketer' | 'manager' | 'developer'

export const allScopes: readonly Scope[] = grantableResources.flatMap((resource) => [`${resource}:read`, `${resource}:write`] as const)

const reads: readonly Permission[] = [...grantableResources, 'workspace' as const].map((resource): Permission => `${resource}:read`)

/** The capability table of the roles. A manager reads; a developer reads and owns keys. */
export const rolePermissions: Readonly<Record<Role, readonly Permission[]>> = {
  admin: [...allScopes, 'workspace:read', 'workspace:write', 'keys:read', 'keys:write', 'members:read', 'members:write'],
  marketer: [...reads, 'customers:write', 'events:write', 'segments:write', 'workflows:write', 'templates:write', 'mailbox:write', 'clock:write'],
  manager: reads,
  developer: [...reads, 'keys:read', 'keys:write', 'events:write'],
}

export const isScope = (text: string): text is Scope => (allScopes as readonly string[]).includes(text)
