import { z } from 'zod'
import { toPublicId } from '../../../db/public-id.ts'
import { instantText } from '../../../procedures/paging.ts'
import { defineProcedure } from '../../../procedures/procedure.ts'
import { requireCustomer } from '../../customers/index.ts'
import { listsOfCustomer } from '../../lists/index.ts'
import { customerPathId } from '../customer-input.ts'

export const listListsOfCustomer = defineProcedure({
  id: 'customer.lists',
  kind: 'query',
  permission: 'customers:read',
  summary: 'Lists a customer is on, by name, and since when',
  input: z.strictObject({ id: customerPathId }),
  output: z.object({ data: z.array(z.object({ listId: z.string(), name: z.string(), addedAt: z.string() })), nextCursor: z.null() }),
  rest: { method: 'GET', path: '/customers/:id/lists', status: 200, tag: 'Customers' },
  run: ({ deps, workspaceId }, { id }) => deps.db.withWorkspace(workspaceId, async (tx) => {
    const lists = await listsOfCustomer(tx, (await requireCustomer(tx, id)).id)
    return { data: lists.map((list) => ({ listId: toPublicId('list', list.id), name: list.name, addedAt: instantText(list.addedAt) })), nextCursor: null }
  }),
})
