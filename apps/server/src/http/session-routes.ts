import rateLimit from '@fastify/rate-limit'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { isTimeZone } from '@sendero/flow-engine'
import { z } from 'zod'
import type { Deps } from '../deps.ts'
import { isLoopback } from '../env.ts'
import { AppError } from '../errors/app-error.ts'
import { parseInput } from '../errors/validation.ts'
import { changePassword, createOwner, createSession, endSession, findSession, needsSetup, requireSetupToken, signIn } from '../modules/identity/index.ts'
import { sessionCookieName } from './request-actor.ts'

const signInInput = z.strictObject({ email: z.string().min(3).max(320), password: z.string().min(1).max(1000) })
const changeInput = z.strictObject({ oldPassword: z.string().min(1).max(1000), newPassword: z.string().max(1000) })
const setupInput = z.strictObject({
  token: z.string().max(100).optional(),
  owner: z.strictObject({ email: z.email(), name: z.string().min(1).max(100), password: z.string().max(1000) }),
  workspace: z.strictObject({
    name: z.string().min(1).max(100),
    timeZone: z.string().refine(isTimeZone, 'Use an IANA time zone such as Europe/Berlin.').default('UTC'),
    postalAddress: z.string().max(500).default(''),
    tracking: z.enum(['all', 'consent', 'off']).default('all'),
  }),
})

/** Set-up, sign-in, sign-out, who am I, change of password: the routes that need no workspace. */
export async function registerSessionRoutes(app: FastifyInstance, deps: Deps): Promise<void> {
  await app.register(rateLimit, { global: false })
  const perAddress = app.createRateLimit({ max: 20, timeWindow: '5 minutes' })
  const perAccount = app.createRateLimit({ max: 10, timeWindow: '15 minutes', keyGenerator: accountKey })
  const guard = async (request: FastifyRequest): Promise<void> => {
    for (const limiter of [perAddress, perAccount]) {
      const state = await limiter(request)
      if (!state.isAllowed && state.isExceeded) throw new AppError('TOO_MANY_REQUESTS', 'Too many attempts: wait a few minutes.', { retryAfter: state.ttlInSeconds })
    }
  }
  const isSecure = deps.env.PUBLIC_URL?.startsWith('https:') === true
  const cookie = { httpOnly: true, secure: isSecure, sameSite: 'lax', path: '/' } as const
  const start = (reply: FastifyReply, token: string): void => { void reply.setCookie(sessionCookieName(isSecure), token, { ...cookie, maxAge: 60 * 86_400 }) }
  const tokenOf = (request: FastifyRequest): string | undefined => request.cookies[sessionCookieName(isSecure)]

  app.get('/api/setup', async () => ({ needsSetup: await needsSetup(deps), needsToken: !isLoopback(deps.env.HOST) }))
  app.post('/api/setup', async (request, reply) => {
    await guard(request)
    const input = parseInput(setupInput, request.body)
    if (!isLoopback(deps.env.HOST)) await requireSetupToken(deps, input.token)
    const owner = await createOwner(deps, input.owner, input.workspace)
    start(reply, await createSession(deps, owner.userId, request.headers['user-agent']))
    return reply.status(201).send({ workspace: owner.slug })
  })
  app.post('/api/session', async (request, reply) => {
    await guard(request)
    const input = parseInput(signInInput, request.body)
    const { token } = await signIn(deps, { ...input, userAgent: request.headers['user-agent'] })
    start(reply, token)
    return reply.status(204).send()
  })
  app.get('/api/session', async (request) => {
    const session = await sessionOf(deps, tokenOf(request))
    const workspaces = await deps.db.global<{ slug: string; name: string; is_sandbox: boolean; role: string }>('SELECT slug, name, is_sandbox, role FROM find_memberships($1)', [session.userId])
    return { user: { email: session.email, name: session.name }, workspaces: workspaces.map((row) => ({ slug: row.slug, name: row.name, isSandbox: row.is_sandbox, role: row.role })) }
  })
  app.delete('/api/session', async (request, reply) => {
    const token = tokenOf(request)
    if (token !== undefined) await endSession(deps, token)
    return reply.clearCookie(sessionCookieName(isSecure), cookie).status(204).send()
  })
  app.post('/api/session/password', async (request, reply) => {
    await guard(request)
    const session = await sessionOf(deps, tokenOf(request))
    const input = parseInput(changeInput, request.body)
    await changePassword(deps, { email: session.email, ...input })
    start(reply, await createSession(deps, session.userId, request.headers['user-agent']))
    return reply.status(204).send()
  })
}

const sessionOf = async (deps: Deps, token: string | undefined) => {
  const session = token === undefined ? null : await findSession(deps, token)
  if (!session) throw new AppError('UNAUTHENTICATED')
  return session
}

/** Attempts on one account count together, wherever they come from. */
function accountKey(request: FastifyRequest): string {
  const body = request.body as { email?: unknown; owner?: unknown } | null
  return typeof body?.email === 'string' ? `account ${body.email.trim().toLowerCase().slice(0, 320)}` : `address ${request.ip}`
}
