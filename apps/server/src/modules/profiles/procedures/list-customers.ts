import { z } from 'zod'
import { decodeNumberCursor, encodeCursor, pageOf, searchInput } from '../../../procedures/paging.ts'
import { defineProcedure } from '../../../procedures/procedure.ts'
import { listCustomers as list } from '../../customers/index.ts'
import { customerSchema, customerViews } from '../customer-view.ts'

export const listCustomers = defineProcedure({
  id: 'customer.list',
  kind: 'query',
  permission: 'customers:read',
  summary: 'List customers, newest first; `q` is the beginning of a userId or e-mail address',
  input: z.strictObject(searchInput),
  output: pageOf(customerSchema),
  rest: { method: 'GET', path: '/customers', status: 200, tag: 'Customers' },
  run: ({ deps, workspaceId }, input) => deps.db.withWorkspace(workspaceId, async (tx) => {
    const rows = await list(tx, { q: input.q ?? null, before: decodeNumberCursor(input.cursor), limit: input.limit + 1 })
    const kept = rows.slice(0, input.limit)
    const last = kept.at(-1)
    return { data: await customerViews(tx, kept), nextCursor: rows.length > input.limit && last ? encodeCursor([last.number]) : null }
  }),
})
