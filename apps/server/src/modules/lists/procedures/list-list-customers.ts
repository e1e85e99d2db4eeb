import { z } from 'zod'
import type { JsonObject } from '@sendero/flow-engine'
import { fromPublicId, toPublicId } from '../../../db/public-id.ts'
import { decodeNumberCursor, instantText, pageOf, searchInput, toPage } from '../../../procedures/paging.ts'
import { defineProcedure } from '../../../procedures/procedure.ts'
import { findMembers } from '../find-members.ts'

const member = z.object({ id: z.string(), userId: z.string().nullable(), traits: z.custom<JsonObject>(), addedAt: z.string() })

export const listListCustomers = defineProcedure({
  id: 'list.customers',
  kind: 'query',
  permission: 'segments:read',
  summary: 'List the people on a list, the oldest customers first; `q` searches userId and e-mail address',
  input: z.strictObject({ id: z.string(), ...searchInput }),
  output: pageOf(member),
  rest: { method: 'GET', path: '/lists/:id/customers', status: 200, tag: 'Lists' },
  run: ({ deps, workspaceId }, input) => deps.db.withWorkspace(workspaceId, async (tx) => {
    const members = await findMembers(tx, { listId: fromPublicId('list', input.id), after: decodeNumberCursor(input.cursor) ?? -1, limit: input.limit + 1, q: input.q })
    return toPage(members, input.limit, {
      key: ({ customer }) => [customer.number],
      item: ({ customer: { id, userId, traits }, addedAt }) => ({ id: toPublicId('customer', id), userId, traits, addedAt: instantText(addedAt) }),
    })
  }),
})
