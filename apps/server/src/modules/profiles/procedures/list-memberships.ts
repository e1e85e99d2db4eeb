import { z } from 'zod'
import { toPublicId } from '../../../db/public-id.ts'
import { instantText } from '../../../procedures/paging.ts'
import { defineProcedure } from '../../../procedures/procedure.ts'
import { customerPathId } from '../customer-input.ts'
import { membershipsOf } from '../memberships-of.ts'

export const listMemberships = defineProcedure({
  id: 'customer.memberships',
  kind: 'query',
  permission: 'customers:read',
  summary: 'Segments a customer is in now, by name, and since when; `since` is null while the entry is being copied to analytics',
  input: z.strictObject({ id: customerPathId }),
  output: z.object({ data: z.array(z.object({ segmentId: z.string(), name: z.string(), since: z.string().nullable() })), nextCursor: z.null() }),
  rest: { method: 'GET', path: '/customers/:id/memberships', status: 200, tag: 'Customers' },
  async run({ deps, workspaceId }, { id }) {
    const memberships = await membershipsOf(deps, workspaceId, id)
    return { data: memberships.map(({ segmentId, name, since }) => ({ segmentId: toPublicId('segment', segmentId), name, since: since === null ? null : instantText(since) })), nextCursor: null }
  },
})
