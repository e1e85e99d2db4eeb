import rateLimit from '@fastify/rate-limit'
import type { FastifyInstance } from 'fastify'
import { isTimeZone } from '@sendero/flow-engine/time'
import { z } from 'zod'
import type { Deps } from '../deps.ts'
import { isLoopback } from '../env.ts'
import { parseInput } from '../errors/validation.ts'
import { startDemoLoad } from '../modules/demo/index.ts'
import { changePassword, createOwner, createSession, endSession, needsSetup, renameUser, requireSetupToken, signIn } from '../modules/identity/index.ts'
import { attemptLimits } from './attempt-limits.ts'
import type { AttemptGuard } from './attempt-limits.ts'
import { registerInvitationRoutes } from './invitation-routes.ts'
import { sessionCookie } from './session-cookie.ts'
import type { SessionCookie } from './session-cookie.ts'

const signInInput = z.strictObject({ email: z.string().min(3).max(320), password: z.string().min(1).max(1000) })
const changeInput = z.strictObject({ oldPassword: z.string().min(1).max(1000), newPassword: z.string().max(1000) })
const personName = z.string().trim().min(1).max(100)
const setupInput = z.strictObject({
  token: z.string().max(100).optional(),
  owner: z.strictObject({ email: z.email(), name: personName, password: z.string().max(1000) }),
  workspace: z.strictObject({
    name: z.string().trim().min(1).max(100),
    timeZone: z.string().refine(isTimeZone, 'Use an IANA time zone such as Europe/Berlin.').default('UTC'),
    postalAddress: z.string().max(500).default(''),
    tracking: z.enum(['all', 'consent', 'off']).default('all'),
  }),
})

interface SessionDoor { readonly deps: Deps; readonly cookie: SessionCookie; readonly attempt: AttemptGuard }

/** Set-up, sign-in, sign-out, who am I, invitations: the routes that need no workspace. */
export async function registerSessionRoutes(app: FastifyInstance, deps: Deps): Promise<void> {
  await app.register(rateLimit, { global: false })
  const { attempt, reading } = attemptLimits(app)
  const cookie = sessionCookie(deps)
  registerSetup(app, { deps, cookie, attempt })
  registerSession(app, { deps, cookie, attempt })
  registerAccount(app, { deps, cookie, attempt })
  registerInvitationRoutes(app, { deps, cookie, attempt, reading })
}

function registerSetup(app: FastifyInstance, { deps, cookie, attempt }: SessionDoor): void {
  app.get('/api/setup', async () => ({ needsSetup: await needsSetup(deps), needsToken: !isLoopback(deps.env.HOST) }))
  app.post('/api/setup', async (request, reply) => {
    await attempt(request)
    const input = parseInput(setupInput, request.body)
    if (!isLoopback(deps.env.HOST)) await requireSetupToken(deps, input.token)
    const owner = await createOwner(deps, input.owner, input.workspace)
    if (deps.env.SENDERO_DEMO) await startDemoLoad(deps, owner.workspaceId, { actor: { kind: 'operator' } })
    cookie.start(reply, await createSession(deps, owner.userId, request.headers['user-agent']))
    return reply.status(201).send({ workspace: owner.slug })
  })
}

function registerSession(app: FastifyInstance, { deps, cookie, attempt }: SessionDoor): void {
  app.post('/api/session', async (request, reply) => {
    const input = parseInput(signInInput, request.body)
    await attempt(request, input.email)
    const { token } = await signIn(deps, { ...input, userAgent: request.headers['user-agent'] })
    cookie.start(reply, token)
    return reply.status(204).send()
  })
  app.get('/api/session', async (request) => {
    const session = await cookie.require(request)
    const workspaces = await deps.db.global<{ slug: string; name: string; is_sandbox: boolean; role: string }>('SELECT slug, name, is_sandbox, role FROM find_memberships($1)', [session.userId])
    return { user: { email: session.email, name: session.name }, workspaces: workspaces.map((row) => ({ slug: row.slug, name: row.name, isSandbox: row.is_sandbox, role: row.role })) }
  })
  app.delete('/api/session', async (request, reply) => {
    const token = cookie.tokenOf(request)
    if (token !== undefined) await endSession(deps, token)
    return cookie.clear(reply).status(204).send()
  })
}

function registerAccount(app: FastifyInstance, { deps, cookie, attempt }: SessionDoor): void {
  app.patch('/api/session', async (request, reply) => {
    const session = await cookie.require(request)
    const { name } = parseInput(z.strictObject({ name: personName }), request.body)
    await renameUser(deps.db.global, session.userId, name)
    return reply.status(204).send()
  })
  app.post('/api/session/password', async (request, reply) => {
    const session = await cookie.require(request)
    await attempt(request, session.email)
    const input = parseInput(changeInput, request.body)
    await changePassword(deps, { email: session.email, ...input })
    cookie.start(reply, await createSession(deps, session.userId, request.headers['user-agent']))
    return reply.status(204).send()
  })
}
