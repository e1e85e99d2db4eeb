import { fastifyTRPCPlugin } from '@trpc/server/adapters/fastify'
import type { TRPCError } from '@trpc/server'
import type { FastifyInstance, FastifyRequest } from 'fastify'
import type { Deps } from '../deps.ts'
import { appRouter } from '../app-router.ts'
import { errorCodes } from '../errors/error-codes.ts'
import { appErrorOf, trpcErrorOf } from '../trpc.ts'
import { procedureContext } from './rest-adapter.ts'
import type { Authenticated } from './request-actor.ts'

type Given = Parameters<typeof procedureContext>[1]

/** tRPC for the app, at /trpc: the same procedures as REST, and the same failures in the answer and in the log. */
export async function registerTrpc(app: FastifyInstance, deps: Deps, authenticate: (request: FastifyRequest) => Promise<Authenticated>): Promise<void> {
  await app.register(fastifyTRPCPlugin, {
    prefix: '/trpc',
    trpcOptions: {
      router: appRouter,
      // The app asks by POST: rules and documents do not fit into an address.
      allowMethodOverride: true,
      createContext: async ({ req, res }: { req: FastifyRequest; res: Given['reply'] }) => {
        const who = await authenticate(req).catch((error: unknown) => { throw trpcErrorOf(error) })
        return procedureContext(deps, { request: req, reply: res, who })
      },
      onError: ({ error, path, req }: { error: TRPCError; path: string | undefined; req: FastifyRequest }) => {
        const known = appErrorOf(error)
        req.log[errorCodes[known.code].log]({ err: known.code === 'INTERNAL' ? known.cause : undefined, code: known.code, route: `/trpc/${path ?? ''}` }, known.message)
      },
      responseMeta: ({ errors }: { errors: readonly TRPCError[] }) => {
        const waits = errors.flatMap((error) => appErrorOf(error).retryAfter ?? [])
        return waits.length === 0 ? {} : { headers: new Headers({ 'Retry-After': String(Math.max(...waits)) }) }
      },
    },
  })
}
