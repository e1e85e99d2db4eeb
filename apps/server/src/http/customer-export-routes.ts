import { Readable } from 'node:stream'
import type { FastifyInstance, FastifyRequest } from 'fastify'
import type { Deps } from '../deps.ts'
import { exportCustomer } from '../modules/profiles/index.ts'
import { actorName, requirePermission } from '../procedures/actor.ts'
import type { Authenticated } from './request-actor.ts'

interface Options { readonly deps: Deps; readonly authenticate: (request: FastifyRequest) => Promise<Authenticated> }

/** What is known of one person, as a file. No procedure, because it has no end that is known beforehand. */
export function registerCustomerExport(app: FastifyInstance, { deps, authenticate }: Options): void {
  app.get<{ Params: { id: string } }>('/api/v1/customers/:id/export.json', async (request, reply) => {
    const { actor, workspaceId } = await authenticate(request)
    requirePermission(actor, 'customers:read')
    requirePermission(actor, 'events:read')
    const { customerId, json } = await exportCustomer(deps, workspaceId, { idOrUserId: request.params.id, by: actorName(actor) })
    return reply
      .header('Content-Disposition', `attachment; filename="${customerId}.json"`)
      .header('X-Content-Type-Options', 'nosniff')
      .header('Cache-Control', 'no-store')
      .type('application/json; charset=utf-8')
      .send(Readable.from(json))
  })
}
