import { z } from 'zod'
import { rolePermissions } from '../../../procedures/permissions.ts'
import type { Role } from '../../../procedures/permissions.ts'
import { defineProcedure } from '../../../procedures/procedure.ts'

export const listRoles = defineProcedure({
  id: 'workspace.roles',
  kind: 'query',
  permission: 'workspace:read',
  summary: 'List the roles of members and what each may do',
  input: z.strictObject({}),
  output: z.object({ roles: z.array(z.object({ role: z.enum(['admin', 'marketer', 'manager', 'developer']), permissions: z.array(z.string()) })) }),
  rest: { method: 'GET', path: '/workspace/roles', status: 200, tag: 'Workspace' },
  run: async () => ({ roles: (Object.keys(rolePermissions) as Role[]).map((role) => ({ role, permissions: [...rolePermissions[role]] })) }),
})
