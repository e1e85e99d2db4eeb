import { createHash, randomBytes, timingSafeEqual } from 'node:crypto'
import type { FastifyInstance, FastifyRequest } from 'fastify'
import { z } from 'zod'
import type { Deps } from '../deps.ts'
import { AppError } from '../errors/app-error.ts'
import { parseInput } from '../errors/validation.ts'
import { setPassword } from '../modules/identity/index.ts'
import { retryParkedEvents } from '../modules/intake/index.ts'
import { checkInvariants } from '../modules/invariants/index.ts'
import { insertWorkspace } from '../modules/workspaces/index.ts'
import { registerAnalyticsRoutes } from './analytics-routes.ts'
import { registerImportRoutes } from './import-routes.ts'
import { requestActor } from './request-actor.ts'

const workspaceInput = z.strictObject({ name: z.string().min(1).max(100), sandbox: z.boolean().default(false) })
const resetInput = z.strictObject({ email: z.email() })

const digest = (text: string): Buffer => createHash('sha256').update(text).digest()

/** What the admin CLI needs beyond REST. Only the token in server.json opens these, and it never leaves the machine. */
export function registerAdminRoutes(app: FastifyInstance, deps: Deps, adminToken: string): void {
  void app.register(async (admin) => {
    admin.addHook('onRequest', async (request) => { requireOperator(request, adminToken) })
    const workspaceOf = async (request: FastifyRequest): Promise<string> => (await requestActor(deps, adminToken, request)).workspaceId

    admin.post('/workspaces', async (request, reply) => {
      const input = parseInput(workspaceInput, request.body)
      const made = await insertWorkspace(deps, { name: input.name, isSandbox: input.sandbox })
      await joinOwners(deps, made.id)
      return reply.status(201).send({ id: made.id, slug: made.slug, sandbox: made.isSandbox })
    })
    admin.post('/reset-password', async (request) => {
      const { email } = parseInput(resetInput, request.body)
      const password = randomBytes(15).toString('base64url')
      await setPassword(deps, email, password)
      return { email, password }
    })
    admin.get('/invariants', async (request) => {
      const violations = await checkInvariants(deps, await workspaceOf(request))
      return { isClean: violations.length === 0, violations }
    })
    admin.post('/parked-events/retry', async (request) => retryParkedEvents(deps, await workspaceOf(request)))
    registerImportRoutes(admin, deps, workspaceOf)
    registerAnalyticsRoutes(admin, deps, workspaceOf)
  }, { prefix: '/api/admin' })
}

function requireOperator(request: FastifyRequest, adminToken: string): void {
  const given = /^Bearer (.+)$/.exec(request.headers.authorization ?? '')?.[1] ?? ''
  if (!timingSafeEqual(digest(given), digest(adminToken))) throw new AppError('UNAUTHENTICATED', 'Only the admin CLI on this machine may do this.')
}

/** Admins of the other workspaces are admins of a new one: who hosts the server must be able to open it. */
async function joinOwners(deps: Deps, workspaceId: string): Promise<void> {
  const workspaces = await deps.db.global<{ workspace_id: string }>('SELECT workspace_id FROM list_workspaces()')
  const admins = new Set<string>()
  for (const { workspace_id: id } of workspaces) {
    const rows = await deps.db.withWorkspace(id, (tx) => tx.query<{ user_id: string }>(`SELECT user_id FROM memberships WHERE role = 'admin'`))
    for (const row of rows) admins.add(row.user_id)
  }
  await deps.db.withWorkspace(workspaceId, (tx) => tx.query(`INSERT INTO memberships (workspace_id, user_id, role) SELECT $1, unnest($2::uuid[]), 'admin' ON CONFLICT DO NOTHING`, [workspaceId, [...admins]]))
}
