import { z } from 'zod'
import { actorName } from '../../../procedures/actor.ts'
import { defineProcedure } from '../../../procedures/procedure.ts'
import { customerPathId } from '../customer-input.ts'
import { eraseCustomer as erase } from '../erase-customer.ts'

export const eraseCustomer = defineProcedure({
  id: 'customer.erase',
  kind: 'mutation',
  permission: 'customers:write',
  summary: 'Erase a customer and all that is known of them; the address stays suppressed',
  input: z.strictObject({ id: customerPathId }),
  output: z.null(),
  rest: { method: 'DELETE', path: '/customers/:id', status: 204, tag: 'Customers' },
  async run({ deps, workspaceId, actor }, { id }) {
    await erase(deps, workspaceId, { idOrUserId: id, by: actorName(actor) })
    return null
  },
})
