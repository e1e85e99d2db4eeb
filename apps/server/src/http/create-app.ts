import { randomUUID } from 'node:crypto'
import cookie from '@fastify/cookie'
import helmet from '@fastify/helmet'
import fastify, { LogController } from 'fastify'
import type { FastifyBaseLogger, FastifyError, FastifyInstance } from 'fastify'
import type { Deps } from '../deps.ts'
import { AppError } from '../errors/app-error.ts'
import { errorCodes } from '../errors/error-codes.ts'
import { problemDetails } from '../errors/problem-details.ts'
import { endConnectionsOnClose } from './end-connections.ts'
import { pageOfNowhere } from './web-app.ts'

const bodyLimit = 1024 * 1024

/** Fastify with what every route shares: request ids, security headers, cookies, and one error shape. */
export async function createApp(deps: Deps): Promise<FastifyInstance> {
  const app = fastify({
    loggerInstance: deps.log as FastifyBaseLogger,
    logController: new LogController({ disableRequestLogging: true }),
    bodyLimit,
    genReqId: () => randomUUID(),
    requestIdHeader: false,
    trustProxy: deps.env.PUBLIC_URL !== undefined,
    forceCloseConnections: 'idle',
    routerOptions: { maxParamLength: 500 },
  })
  endConnectionsOnClose(app)
  await app.register(cookie)
  await app.register(helmet, { contentSecurityPolicy: { directives: contentSecurityPolicy(deps) }, hsts: deps.env.PUBLIC_URL?.startsWith('https:') === true })
  app.addHook('onSend', async (request, reply) => { void reply.header('X-Request-Id', request.id) })
  app.addHook('onRequest', async (request) => { refuseForeignOrigin(deps, request.method, request.headers) })
  app.setErrorHandler<FastifyError | AppError>((error, request, reply) => {
    const known = toAppError(error)
    request.log[errorCodes[known.code].log]({ err: known.code === 'INTERNAL' ? error : undefined, code: known.code, method: request.method, route: request.routeOptions.url }, known.message)
    if (known.retryAfter !== undefined) void reply.header('Retry-After', String(known.retryAfter))
    return reply.status(known.status).type('application/problem+json').send(JSON.stringify(problemDetails(known)))
  })
  app.setNotFoundHandler(async (request, reply) => {
    const page = await pageOfNowhere(request)
    if (page !== null) return reply.status(404).type('text/html; charset=utf-8').send(page)
    throw new AppError('NOT_FOUND', `There is no ${request.method} ${request.url.split('?')[0] ?? ''} here.`)
  })
  return app
}

function contentSecurityPolicy(deps: Deps): Record<string, string[]> {
  return {
    defaultSrc: ["'self'"], scriptSrc: ["'self'"], styleSrc: ["'self'", "'unsafe-inline'"], imgSrc: ["'self'", 'data:', 'https:'],
    connectSrc: ["'self'"], frameSrc: ["'self'"], objectSrc: ["'none'"], baseUri: ["'none'"], formAction: ["'self'"], frameAncestors: ["'none'"],
    ...(deps.env.PUBLIC_URL?.startsWith('https:') === true ? { upgradeInsecureRequests: [] } : { upgradeInsecureRequests: null as unknown as string[] }),
  }
}

const safeMethods = new Set(['GET', 'HEAD', 'OPTIONS'])

/** Cookies must not act on behalf of another site: a changing request with a cookie needs our own Origin. */
function refuseForeignOrigin(deps: Deps, method: string, headers: { origin?: string; cookie?: string; host?: string }): void {
  if (safeMethods.has(method) || headers.cookie === undefined || headers.origin === undefined) return
  const own = deps.env.PUBLIC_URL ?? `http://${headers.host ?? ''}`
  if (headers.origin !== new URL(own).origin) throw new AppError('FORBIDDEN', 'Requests from another site are not accepted.')
}

const fastifyErrors: Readonly<Record<string, ConstructorParameters<typeof AppError>>> = {
  FST_ERR_CTP_BODY_TOO_LARGE: ['PAYLOAD_TOO_LARGE', `The body may have at most ${bodyLimit} bytes.`],
  FST_ERR_CTP_INVALID_JSON_BODY: ['MALFORMED', 'The body is not valid JSON.'],
  FST_ERR_CTP_EMPTY_JSON_BODY: ['MALFORMED', 'The body is empty.'],
  FST_ERR_CTP_INVALID_MEDIA_TYPE: ['MALFORMED', 'Send the body as application/json.'],
  FST_ERR_CTP_INVALID_CONTENT_LENGTH: ['MALFORMED', 'The Content-Length does not fit the body.'],
}

/** Client faults that Fastify or Node found keep their meaning; everything else unexpected is ours. */
function toAppError(error: unknown): AppError {
  if (error instanceof AppError) return error
  const { code, statusCode } = error as { code?: string; statusCode?: number }
  const mapped = code === undefined ? undefined : fastifyErrors[code]
  if (mapped) return new AppError(...mapped)
  if (statusCode === 429) return new AppError('TOO_MANY_REQUESTS')
  if (statusCode !== undefined && statusCode >= 400 && statusCode < 500) return new AppError('MALFORMED', 'The request cannot be read.', { cause: error })
  return new AppError('INTERNAL', undefined, { cause: error })
}
