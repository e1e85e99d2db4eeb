import { z } from 'zod'
import { decodeNumberCursor, encodeCursor, pageInput, pageOf } from '../../../procedures/paging.ts'
import { defineProcedure } from '../../../procedures/procedure.ts'
import { customerFilterInput } from '../customer-filter.ts'
import { customerSchema, customerViews } from '../customer-view.ts'
import { findCustomers } from '../find-customers.ts'

export const listCustomers = defineProcedure({
  id: 'customer.list',
  kind: 'query',
  permission: 'customers:read',
  summary: 'List customers, newest first; `q` is the beginning of a userId or e-mail address. With other filters a page may be short before the last one',
  input: z.strictObject({ ...pageInput, ...customerFilterInput }),
  output: pageOf(customerSchema),
  rest: { method: 'GET', path: '/customers', status: 200, tag: 'Customers' },
  run: ({ deps, workspaceId }, { limit, cursor, ...filter }) => deps.db.withWorkspace(workspaceId, async (tx) => {
    const { customers, next } = await findCustomers(deps, tx, { filter, before: decodeNumberCursor(cursor), limit })
    return { data: await customerViews(deps, tx, customers), nextCursor: next === null ? null : encodeCursor([next]) }
  }),
})
