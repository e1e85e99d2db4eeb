import { z } from 'zod'
import { defineProcedure } from '../../../procedures/procedure.ts'
import { customerPathId } from '../customer-input.ts'
import { customerSchema, customerView } from '../customer-view.ts'
import { requireCustomer } from '../../customers/index.ts'

export const getCustomer = defineProcedure({
  id: 'customer.get',
  kind: 'query',
  permission: 'customers:read',
  summary: 'Get a customer by our id or by userId',
  input: z.strictObject({ id: customerPathId }),
  output: customerSchema,
  rest: { method: 'GET', path: '/customers/:id', status: 200, tag: 'Customers' },
  run: ({ deps, workspaceId }, { id }) => deps.db.withWorkspace(workspaceId, async (tx) => customerView(deps, tx, await requireCustomer(tx, id))),
})
