import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { anyProcedures } from '../src/router.ts'
import { allScopes, grantableResources, internalResources, rolePermissions } from '../src/procedures/permissions.ts'
import { openApiWorld } from './api-world.ts'
import type { ApiWorld } from './api-world.ts'

let world: ApiWorld
beforeAll(async () => { world = await openApiWorld() })
afterAll(async () => { await world.close() })

// Routes that are no procedures. Each is here because it was looked at: open to everybody by design, or guarded by another proof.
const openToAll = [
  'GET /healthz', 'GET /readyz', 'GET /metrics', 'GET /api/setup', 'POST /api/setup', 'POST /api/session', 'GET /api/v1/openapi.json',
  'GET /api/invitations/:token', 'POST /api/invitations/accept',
  'GET /api/docs', 'GET /api/docs/start.js', 'GET /api/docs/:file', 'GET /u/:token', 'POST /u/:token', 'GET /o/:file', 'GET /c/:token',
  // Preflights of browsers carry no key and reach no data.
  'OPTIONS *', 'OPTIONS /*',
]
const provenOtherwise: Readonly<Record<string, RegExp>> = {
  'a session cookie': /^(GET|PATCH|DELETE) \/api\/session$|^POST \/api\/session\/password$/,
  'the operator token': /^(GET|POST) \/api\/admin\//,
  'a write key': /^(POST|OPTIONS) \/v1\/|^GET \/v1\/projects\/:writeKey\/settings$/,
  'the procedure called': /^[A-Z]+ \/trpc\//,
  'the key or session, and the permission asked for in the route (upload-routes.integration.test.ts)': /^(POST \/api\/v1\/imports\/files|GET \/api\/v1\/imports\/:id\/rejects\.csv)$/,
  'the key or session, and two permissions asked for in the route (customer-export.integration.test.ts)': /^GET \/api\/v1\/customers\/:id\/export\.json$/,
  'the key or session of the stream': /^GET \/api\/v1\/.*(live|stream)/,
}

/** The pages of the app: one document for all of them and what it loads, the same for everybody. Served only where the app is built. */
const pages = /^GET \/(?:(?:setup|sign-in|invite|journeys|segments|lists|customers|events|templates|mailbox|settings|ui)(?:\/?\*)?|assets\/.*)?$/

/** Every route of the running server, as `METHOD /path`. */
function servedRoutes(): string[] {
  const routes: string[] = []
  const stack: string[] = []
  for (const line of world.app.printRoutes({ commonPrefix: false }).split('\n')) {
    const match = /^((?:[│ ] {3}|\s{4})*)(?:├── |└── )(.*?)(?: \((.+)\))?$/.exec(line)
    if (!match) continue
    const depth = (match[1] ?? '').length / 4
    stack.length = depth
    stack.push(match[2] ?? '')
    const path = stack.join('')
    for (const method of (match[3] ?? '').split(', ').filter((one) => one !== '' && one !== 'HEAD')) routes.push(`${method} ${path}`)
  }
  return routes
}

describe('every door', () => {
  it('is a procedure with a permission, or stands on the reviewed list', () => {
    const procedures = new Set(anyProcedures().flatMap((procedure) => (procedure.rest ? [`${procedure.rest.method} /api/v1${procedure.rest.path}`] : [])))
    const unmapped = servedRoutes().filter((route) => !procedures.has(route) && !openToAll.includes(route) && !Object.values(provenOtherwise).some((pattern) => pattern.test(route)) && !pages.test(route))
    expect(servedRoutes().length).toBeGreaterThan(40)
    expect(unmapped).toEqual([])
  })

  it('names a permission that some role has and that is of a known resource', () => {
    const known = new Set([...grantableResources, ...internalResources].flatMap((resource) => [`${resource}:read`, `${resource}:write`]))
    for (const procedure of anyProcedures()) {
      expect(known, procedure.id).toContain(procedure.permission)
      expect(rolePermissions.admin, procedure.id).toContain(procedure.permission)
    }
    expect(new Set(anyProcedures().map((procedure) => procedure.id)).size).toBe(anyProcedures().length)
  })
})

describe('every procedure', () => {
  const withRoute = anyProcedures().flatMap((procedure) => (procedure.rest ? [{ procedure, rest: procedure.rest }] : []))
  const pathOf = (path: string): string => path.replace(/:\w+/g, 'x')

  it('answers 401 without a key, with a wrong key and with a revoked one', async () => {
    const client = await world.newClient()
    const made = await world.deps.db.withWorkspace(client.workspaceId, async (tx) => {
      const { insertApiKey } = await import('../src/modules/identity/keys.ts')
      const key = await insertApiKey(tx, { name: 'gone', scopes: allScopes, expiresAt: null, createdBy: null })
      await tx.query(`UPDATE api_keys SET revoked_at = now() WHERE name = 'gone'`)
      return key
    })
    for (const { procedure, rest } of withRoute) {
      for (const headers of [{}, { authorization: 'Bearer sk_wrong' }, { authorization: `Bearer ${made.key}` }, { authorization: 'Basic x' }]) {
        const answer = await world.app.inject({ method: rest.method, url: `/api/v1${pathOf(rest.path)}`, headers })
        expect([procedure.id, answer.statusCode]).toEqual([procedure.id, 401])
      }
    }
  })

  it('answers 403 to a key that has every scope but the one it needs', async () => {
    for (const { procedure, rest } of withRoute) {
      const client = await world.newClient({ scopes: allScopes.filter((scope) => scope !== procedure.permission) })
      const answer = await client.call(rest.method, pathOf(rest.path), rest.method === 'GET' || rest.method === 'DELETE' ? undefined : {})
      expect([procedure.id, answer.status]).toEqual([procedure.id, 403])
    }
  })
})
