import { z } from 'zod'
import { defineProcedure } from '../../../procedures/procedure.ts'
import { countCustomers as count, countPrecisions } from '../count-customers.ts'
import { customerFilterInput } from '../customer-filter.ts'

export const countCustomers = defineProcedure({
  id: 'customer.count',
  kind: 'query',
  permission: 'customers:read',
  summary: 'Count the customers a list would show; beyond some 100,000 the precision says `estimate` or `atLeast`',
  input: z.strictObject(customerFilterInput),
  output: z.object({ count: z.number().int(), precision: z.enum(countPrecisions) }),
  // A GET of this path would be a customer whose userId is "count".
  rest: { method: 'POST', path: '/customers/count', status: 200, tag: 'Customers' },
  run: ({ deps, workspaceId }, filter) => deps.db.withWorkspace(workspaceId, (tx) => count(deps, tx, filter)),
})
