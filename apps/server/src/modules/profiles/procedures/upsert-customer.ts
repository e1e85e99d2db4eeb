import { z } from 'zod'
import { defineProcedure } from '../../../procedures/procedure.ts'
import { customerSchema } from '../customer-view.ts'
import { statedSubscriptions, userIdInput } from '../customer-input.ts'
import { jsonObject } from '../json-object.ts'
import { upsertCustomer as upsert } from '../upsert-customer.ts'
import { wordSource } from '../word-source.ts'

export const upsertCustomer = defineProcedure({
  id: 'customer.upsert',
  kind: 'mutation',
  permission: 'customers:write',
  summary: 'Create or change a customer; traits are merged, null takes one away',
  input: z.strictObject({ id: userIdInput, traits: jsonObject.default({}), subscriptions: statedSubscriptions.optional() }),
  output: customerSchema,
  rest: { method: 'PUT', path: '/customers/:id', status: 200, tag: 'Customers' },
  run: (context, { id, traits, subscriptions }) =>
    upsert(context.deps, context.workspaceId, { idOrUserId: id, traits, email: subscriptions?.email ?? null, said: wordSource(context) }),
})
