import { z } from 'zod'
import { actorName } from '../../../procedures/actor.ts'
import { defineProcedure } from '../../../procedures/procedure.ts'
import { customerPathId } from '../customer-input.ts'
import { customerSchema } from '../customer-view.ts'
import { suppressCustomer as suppress, unsuppressCustomer as unsuppress } from '../suppress-customer.ts'

/** Reasons a person can give; the others are found by the product itself. */
const givenReason = z.enum(['manual', 'complaint', 'hard_bounce'])

export const suppressCustomer = defineProcedure({
  id: 'customer.suppress',
  kind: 'mutation',
  permission: 'customers:write',
  summary: 'Never write to the address of a customer again, whatever their subscription says',
  input: z.strictObject({ id: customerPathId, reason: givenReason.default('manual') }),
  output: customerSchema,
  rest: { method: 'PUT', path: '/customers/:id/suppression', status: 200, tag: 'Customers' },
  run: ({ deps, workspaceId, actor }, { id, reason }) => suppress(deps, workspaceId, { idOrUserId: id, reason, by: actorName(actor) }),
})

export const unsuppressCustomer = defineProcedure({
  id: 'customer.unsuppress',
  kind: 'mutation',
  permission: 'customers:write',
  summary: 'Let the address of a customer be written to again, as far as their subscription goes',
  input: z.strictObject({ id: customerPathId }),
  output: customerSchema,
  rest: { method: 'DELETE', path: '/customers/:id/suppression', status: 200, tag: 'Customers' },
  run: ({ deps, workspaceId, actor }, { id }) => unsuppress(deps, workspaceId, { idOrUserId: id, by: actorName(actor) }),
})
