import { AppError } from '../errors/app-error.ts'
import { rolePermissions } from './permissions.ts'
import type { Permission, Role, Scope } from './permissions.ts'

/** Who asks. `operator` is the admin CLI on the same machine, known by the token in server.json. */
export type Actor =
  | { readonly kind: 'key'; readonly id: string; readonly scopes: readonly Scope[] }
  | { readonly kind: 'user'; readonly id: string; readonly email: string; readonly role: Role }
  | { readonly kind: 'operator' }

export function actorMay(actor: Actor, permission: Permission): boolean {
  switch (actor.kind) {
    case 'operator': return true
    case 'user': return rolePermissions[actor.role].includes(permission)
    case 'key': return (actor.scopes as readonly string[]).includes(permission)
  }
}

export function requirePermission(actor: Actor, permission: Permission): void {
  if (actorMay(actor, permission)) return
  throw new AppError('FORBIDDEN', `This needs the permission ${permission}.`)
}

/** Name of the actor in stored rows and the audit log: never a secret, never an e-mail address. */
export function actorName(actor: Actor): string {
  return actor.kind === 'operator' ? 'operator' : `${actor.kind}:${actor.id}`
}
