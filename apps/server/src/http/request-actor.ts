import { createHash, timingSafeEqual } from 'node:crypto'
import type { FastifyRequest } from 'fastify'
import type { Deps } from '../deps.ts'
import { AppError } from '../errors/app-error.ts'
import { isScope } from '../procedures/permissions.ts'
import type { Role } from '../procedures/permissions.ts'
import type { Actor } from '../procedures/actor.ts'
import { findSession, markKeyUsed } from '../modules/identity/index.ts'
import { sessionCookieName } from './session-cookie.ts'

export interface Authenticated { readonly actor: Actor; readonly workspaceId: string }

/**
 * Who sends this request, and for which workspace. An API key belongs to one workspace; a signed-in user and the
 * admin CLI name theirs in `X-Sendero-Workspace` (slug) or `?workspace=`, else the user's first is taken.
 */
export async function requestActor(deps: Deps, adminToken: string, request: FastifyRequest): Promise<Authenticated> {
  const bearer = bearerToken(request)
  if (bearer !== null && bearer.startsWith('sk_')) return keyActor(deps, bearer)
  if (bearer !== null) return operatorActor(deps, { adminToken, bearer, slug: workspaceHeader(request) })
  return userActor(deps, request)
}

function bearerToken(request: FastifyRequest): string | null {
  const header = request.headers.authorization
  if (header === undefined) return null
  const match = /^Bearer ([\x21-\x7e]{1,500})$/i.exec(header)
  if (!match?.[1]) throw new AppError('UNAUTHENTICATED', 'The Authorization header must be "Bearer <key>".')
  return match[1]
}

/** By header; by query for what a browser opens without one: streams of events and downloads. */
const workspaceHeader = (request: FastifyRequest): string | null => {
  const value = request.headers['x-sendero-workspace'] ?? (request.method === 'GET' ? (request.query as Record<string, unknown>)['workspace'] : undefined)
  return typeof value === 'string' && value !== '' ? value : null
}

const keyHash = (key: string): Buffer => createHash('sha256').update(key).digest()

interface KeyRow { workspace_id: string; id: string; scopes: string[]; expires_at: Date | null; revoked_at: Date | null }

async function keyActor(deps: Deps, key: string): Promise<Authenticated> {
  const rows = await deps.db.global<KeyRow>('SELECT * FROM find_api_key($1)', [keyHash(key)])
  const row = rows[0]
  if (!row || row.revoked_at !== null || (row.expires_at !== null && row.expires_at.getTime() <= Date.now())) {
    throw new AppError('UNAUTHENTICATED', 'This API key does not exist, has expired or was revoked.')
  }
  noteUse(deps, row)
  return { actor: { kind: 'key', id: row.id, scopes: row.scopes.filter(isScope) }, workspaceId: row.workspace_id }
}

const noteEveryMs = 60_000
const noted = new WeakMap<Deps['db'], Map<string, number>>()

/** When a key was last used is known to a minute, and no request waits for it to be written. */
function noteUse(deps: Deps, key: KeyRow): void {
  const ofDatabase = noted.get(deps.db) ?? new Map<string, number>()
  noted.set(deps.db, ofDatabase)
  const now = performance.now()
  if (now - (ofDatabase.get(key.id) ?? -noteEveryMs) < noteEveryMs) return
  ofDatabase.set(key.id, now)
  deps.db.withWorkspace(key.workspace_id, (tx) => markKeyUsed(tx, key.id)).catch((error: unknown) => { deps.log.warn({ err: error }, 'The use of an API key could not be noted') })
}

interface WorkspaceRow { workspace_id: string; slug: string }

async function operatorActor(deps: Deps, given: { adminToken: string; bearer: string; slug: string | null }): Promise<Authenticated> {
  if (!timingSafeEqual(keyHash(given.bearer), keyHash(given.adminToken))) throw new AppError('UNAUTHENTICATED', 'This key is not known.')
  const workspaces = await deps.db.global<WorkspaceRow>('SELECT workspace_id, slug FROM list_workspaces()')
  const workspace = given.slug === null ? workspaces[0] : workspaces.find((row) => row.slug === given.slug)
  if (!workspace) throw new AppError('NOT_FOUND', given.slug === null ? 'There is no workspace yet: finish the set-up first.' : `There is no workspace "${given.slug}".`)
  return { actor: { kind: 'operator' }, workspaceId: workspace.workspace_id }
}

async function userActor(deps: Deps, request: FastifyRequest): Promise<Authenticated> {
  const token = request.cookies[sessionCookieName(true)] ?? request.cookies[sessionCookieName(false)]
  const session = token === undefined ? null : await findSession(deps, token)
  if (!session) throw new AppError('UNAUTHENTICATED')
  const memberships = await deps.db.global<WorkspaceRow & { role: Role }>('SELECT workspace_id, slug, role FROM find_memberships($1)', [session.userId])
  const slug = workspaceHeader(request)
  const membership = slug === null ? memberships[0] : memberships.find((row) => row.slug === slug)
  if (!membership) throw new AppError('NOT_FOUND', 'You are not a member of this workspace.')
  return { actor: { kind: 'user', id: session.userId, email: session.email, role: membership.role }, workspaceId: membership.workspace_id }
}
