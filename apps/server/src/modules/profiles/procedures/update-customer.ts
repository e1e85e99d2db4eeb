import { z } from 'zod'
import { defineProcedure } from '../../../procedures/procedure.ts'
import { customerPathId, storableText } from '../customer-input.ts'
import { customerSchema } from '../customer-view.ts'
import { jsonObject } from '../json-object.ts'
import { updateCustomer as update } from '../update-customer.ts'

export const updateCustomer = defineProcedure({
  id: 'customer.update',
  kind: 'mutation',
  permission: 'customers:write',
  summary: 'Set and take away traits of a customer who exists; says nothing about consent',
  input: z.strictObject({
    id: customerPathId,
    set: jsonObject.default({}).describe('Whole traits by name'),
    unset: z.array(storableText).max(500).default([]).describe('Names of traits to take away'),
  }),
  output: customerSchema,
  rest: { method: 'PATCH', path: '/customers/:id', status: 200, tag: 'Customers' },
  run: ({ deps, workspaceId }, { id, set, unset }) => update(deps, workspaceId, { idOrUserId: id, set, unset }),
})
