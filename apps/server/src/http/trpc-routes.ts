import { fastifyTRPCPlugin } from '@trpc/server/adapters/fastify'
import type { FastifyInstance, FastifyRequest } from 'fastify'
import type { Deps } from '../deps.ts'
import { appRouter } from '../app-router.ts'
import { procedureContext } from './rest-adapter.ts'
import type { Authenticated } from './request-actor.ts'

/** tRPC for the app, at /trpc: the same procedures as REST. */
export async function registerTrpc(app: FastifyInstance, deps: Deps, authenticate: (request: FastifyRequest) => Promise<Authenticated>): Promise<void> {
  await app.register(fastifyTRPCPlugin, {
    prefix: '/trpc',
    trpcOptions: {
      router: appRouter,
      // The app asks by POST: rules and documents do not fit into an address.
      allowMethodOverride: true,
      createContext: async ({ req, res }: { req: FastifyRequest; res: Parameters<typeof procedureContext>[1]['reply'] }) => procedureContext(deps, { request: req, reply: res, who: await authenticate(req) }),
    },
  })
}
