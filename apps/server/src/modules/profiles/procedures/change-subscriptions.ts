import { defineProcedure } from '../../../procedures/procedure.ts'
import { requireCustomer, setSubscription } from '../../customers/index.ts'
import { changeMemberships } from '../../segments/index.ts'
import { loadWorkspace } from '../../workspaces/index.ts'
import { customerPathId, statedSubscriptions } from '../customer-input.ts'
import { customerSchema, customerView } from '../customer-view.ts'
import { wordSource } from '../word-source.ts'

export const changeSubscriptions = defineProcedure({
  id: 'customer.subscribe',
  kind: 'mutation',
  permission: 'customers:write',
  summary: 'Record what a customer said about receiving e-mail',
  input: statedSubscriptions.extend({ id: customerPathId }),
  output: customerSchema,
  rest: { method: 'PUT', path: '/customers/:id/subscriptions', status: 200, tag: 'Customers' },
  run: ({ deps, workspaceId, ...context }, { id, email }) => deps.db.withWorkspace(workspaceId, async (tx) => {
    const { now } = await loadWorkspace(tx)
    const customer = await requireCustomer(tx, id)
    await changeMemberships(deps, tx, { change: () => setSubscription(deps, tx, { changes: [{ customerId: customer.id, channel: 'email', status: email, ...wordSource(context) }], now }), now })
    return customerView(deps, tx, customer)
  }),
})
