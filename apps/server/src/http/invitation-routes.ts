import type { FastifyInstance } from 'fastify'
import { z } from 'zod'
import type { Deps } from '../deps.ts'
import { parseInput } from '../errors/validation.ts'
import { createSession } from '../modules/identity/index.ts'
import { acceptInvitation, readInvitation } from '../modules/members/index.ts'
import type { AttemptGuard } from './attempt-limits.ts'
import type { SessionCookie } from './session-cookie.ts'

const acceptInput = z.strictObject({ token: z.string().min(1).max(200), name: z.string().max(100).optional(), password: z.string().max(1000).optional() })

interface InvitationDoor { readonly deps: Deps; readonly cookie: SessionCookie; readonly attempt: AttemptGuard; readonly reading: AttemptGuard }

/** What the link of an invitation leads to. Whoever holds it is who was invited; nobody else learns anything here. */
export function registerInvitationRoutes(app: FastifyInstance, { deps, cookie, attempt, reading }: InvitationDoor): void {
  app.get<{ Params: { token: string } }>('/api/invitations/:token', async (request, reply) => {
    await reading(request)
    const { workspaceName, invitation, needsAccount } = await readInvitation(deps, request.params.token)
    const session = await cookie.find(request)
    return reply.header('cache-control', 'no-store').send({
      workspace: workspaceName, invitedBy: invitation.invitedBy, email: invitation.email, role: invitation.role, expiresAt: invitation.expiresAt.toISOString(),
      needsAccount, signedInAs: session?.email ?? null,
    })
  })
  app.post('/api/invitations/accept', async (request, reply) => {
    await attempt(request)
    const { token, name, password } = parseInput(acceptInput, request.body)
    const session = await cookie.find(request)
    const { userId, workspaceSlug } = await acceptInvitation(deps, { token, name, password, session })
    if (session?.userId !== userId) cookie.start(reply, await createSession(deps, userId, request.headers['user-agent']))
    return reply.status(201).send({ workspace: workspaceSlug })
  })
}
