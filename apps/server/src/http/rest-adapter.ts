import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import type { Deps } from '../deps.ts'
import type { AnyProcedure, ProcedureContext } from '../procedures/procedure.ts'
import type { Authenticated } from './request-actor.ts'
import { withIdempotency } from './idempotency.ts'


export interface RestOptions {
  readonly procedures: readonly AnyProcedure[]
  readonly authenticate: (request: FastifyRequest) => Promise<Authenticated>
}

/** One route per procedure that has one: path, query, named headers and body become the input. */
export function registerRest(app: FastifyInstance, deps: Deps, options: RestOptions): void {
  for (const procedure of options.procedures) {
    const rest = procedure.rest
    if (!rest) continue
    app.route({
      method: rest.method,
      url: `/api/v1${rest.path}`,
      handler: async (request, reply) => {
        const who = await options.authenticate(request)
        const context = procedureContext(deps, { request, reply, who })
        const work = (): Promise<unknown> => procedure.call(context, inputOf(procedure, request))
        if (request.method !== 'POST') return sendResult(reply, rest.status, await work())
        const outcome = await withIdempotency(deps, { workspaceId: who.workspaceId, request, status: rest.status, isQuestion: procedure.kind === 'query' }, work)
        if (outcome.isReplayed) void reply.header('Idempotency-Replayed', 'true')
        return sendResult(reply, outcome.status, outcome.body)
      },
    })
  }
}

export function procedureContext(deps: Deps, given: { request: FastifyRequest; reply: FastifyReply; who: Authenticated }): ProcedureContext {
  const abort = new AbortController()
  given.reply.raw.once('close', () => { if (!given.reply.raw.writableFinished) abort.abort() })
  return { deps, actor: given.who.actor, workspaceId: given.who.workspaceId, requestId: given.request.id, log: deps.log.child({ requestId: given.request.id }), signal: abort.signal }
}

function sendResult(reply: FastifyReply, status: number, body: unknown): FastifyReply {
  void reply.status(status)
  if (status === 204) return reply.send()
  return reply.type(status >= 400 ? 'application/problem+json' : 'application/json; charset=utf-8').send(JSON.stringify(body))
}

const ignoredBody = (body: unknown): boolean => body === undefined || body === null

function inputOf(procedure: AnyProcedure, request: FastifyRequest): unknown {
  const body = request.body
  // A body that is not an object cannot be merged: the schema then refuses it as it is.
  if (!ignoredBody(body) && (typeof body !== 'object' || Array.isArray(body))) return body
  const input: Record<string, unknown> = { ...(request.query as object), ...(ignoredBody(body) ? {} : (body as object)) }
  for (const [field, header] of Object.entries(procedure.rest?.headers ?? {})) {
    const value = request.headers[header]
    if (value !== undefined) input[field] = value
  }
  return { ...input, ...(request.params as object) }
}
