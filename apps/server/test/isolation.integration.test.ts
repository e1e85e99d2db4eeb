import pg from 'pg'
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest'
import { isScope } from '../src/procedures/permissions.ts'
import { anyProcedures } from '../src/router.ts'
import { eventually, openApiWorld } from './api-world.ts'
import type { ApiClient, ApiWorld } from './api-world.ts'

let world: ApiWorld
beforeAll(async () => { world = await openApiWorld() })
afterAll(async () => { await world.close() })

// Tables without a workspace of their own: who signs in, and what belongs to the installation.
const globalTables = ['installation', 'schema_migrations', 'sessions', 'users']
// Functions that look across workspaces. Each was reviewed: it gives out ids, hashes of keys and whether there is work, nothing else.
const definerFunctions = ['count_stuck_runs', 'find_api_key', 'find_due_calendar', 'find_due_experiments', 'find_due_imports', 'find_due_work', 'find_invitation', 'find_memberships', 'find_running_demo_loads', 'find_write_key', 'list_workspaces', 'measure_queue_lag']

describe('the database', () => {
  const rows = <Row extends object>(text: string) => world.deps.db.global<Row>(text)

  it('is used by a role that is neither owner, nor superuser, nor above row level security', async () => {
    const [role] = await rows<{ rolsuper: boolean; rolbypassrls: boolean; rolcreaterole: boolean }>('SELECT rolsuper, rolbypassrls, rolcreaterole FROM pg_roles WHERE rolname = current_user')
    expect(role).toEqual({ rolsuper: false, rolbypassrls: false, rolcreaterole: false })
    const owned = await rows('SELECT relname FROM pg_class WHERE relowner = (SELECT oid FROM pg_roles WHERE rolname = current_user)')
    expect(owned).toEqual([])
    await expect(world.deps.db.global('CREATE TABLE mine (x int)')).rejects.toThrow(/permission denied/)
    await expect(world.deps.db.global('ALTER TABLE customers DISABLE ROW LEVEL SECURITY')).rejects.toThrow(/owner/)
  })

  it('forces row level security with a policy on every table outside the list of global ones', async () => {
    const tables = await rows<{ name: string; closed: boolean; policies: number }>(`
      SELECT c.relname AS name, c.relrowsecurity AND c.relforcerowsecurity AS closed, (SELECT count(*)::int FROM pg_policy p WHERE p.polrelid = c.oid) AS policies
      FROM pg_class c WHERE c.relnamespace = 'public'::regnamespace AND c.relkind IN ('r', 'p') ORDER BY 1`)
    expect(tables.length).toBeGreaterThan(20)
    expect(tables.filter((table) => !table.closed || table.policies === 0).map((table) => table.name)).toEqual(globalTables)
    const views = await rows(`SELECT relname FROM pg_class WHERE relnamespace = 'public'::regnamespace AND relkind IN ('v', 'm')`)
    expect(views).toEqual([])
  })

  it('has no definer function that was not reviewed, and gives the application no other way across', async () => {
    const functions = await rows<{ name: string; owner: string; can_bypass: boolean }>(`
      SELECT p.proname AS name, r.rolname AS owner, r.rolbypassrls OR r.rolsuper AS can_bypass FROM pg_proc p JOIN pg_roles r ON r.oid = p.proowner
      WHERE p.pronamespace = 'public'::regnamespace AND p.prosecdef ORDER BY 1`)
    expect(functions.map((one) => one.name)).toEqual(definerFunctions)
    expect(functions.filter((one) => one.can_bypass)).toEqual([])
    const everybody = await rows(`SELECT polname FROM pg_policy WHERE pg_get_expr(polqual, polrelid) = 'true' AND polname NOT LIKE '%\\_scheduler'`)
    expect(everybody).toEqual([])
  })

  it('shows nothing when no workspace is set, and refuses a row for another workspace', async () => {
    const [a, b] = [await world.newClient(), await world.newClient()]
    expect(await rows('SELECT 1 FROM write_keys')).toEqual([])
    expect(await rows('SELECT 1 FROM workspaces')).toEqual([])
    const foreign = world.deps.db.withWorkspace(a.workspaceId, (tx) => tx.query(`INSERT INTO customer_merges (workspace_id, from_customer_id, into_customer_id, merged_at, reason) VALUES ($1, gen_random_uuid(), gen_random_uuid(), now(), 'x')`, [b.workspaceId]))
    await expect(foreign).rejects.toThrow(/row-level security/)
  })

  it('never lets a connection of the pool keep the workspace of the transaction before', async () => {
    const clients = await Promise.all(Array.from({ length: 4 }, () => world.newClient()))
    const seen = await Promise.all(Array.from({ length: 400 }, async (_, n) => {
      const own = clients[n % clients.length]?.workspaceId ?? ''
      if (n % 7 === 0) return (await rows<{ one: string | null }>('SELECT current_workspace()::text AS one'))[0]?.one === null
      if (n % 11 === 0) await world.deps.db.withWorkspace(own, () => Promise.reject(new Error('rolled back'))).catch(() => undefined)
      const [row] = await world.deps.db.withWorkspace(own, (tx) => tx.query<{ id: string }>('SELECT id FROM workspaces'))
      return row?.id === own
    }))
    expect(seen.every(Boolean)).toBe(true)
  })

  it('uses its indexes through the policies', async () => {
    const client = new pg.Client({ connectionString: inject('template').appUrl })
    await client.connect()
    try {
      await client.query(`BEGIN; SELECT set_config('app.workspace', '00000000-0000-7000-8000-000000000000', true); SET LOCAL enable_seqscan = off`)
      const plans = [`SELECT * FROM customers WHERE email_norm = 'a@b.c'`, `SELECT * FROM customer_identities WHERE kind = 'user' AND value = 'u'`, `SELECT * FROM runs WHERE status = 'active' AND wake_at <= now() ORDER BY wake_at LIMIT 100`, `SELECT * FROM messages WHERE state = 'queued' AND channel = 'email' AND due_at <= now() LIMIT 100`]
      for (const query of plans) {
        const plan = (await client.query<{ 'QUERY PLAN': string }>(`EXPLAIN ${query}`)).rows.map((row) => row['QUERY PLAN']).join('\n')
        expect(plan, query).toMatch(/Index Cond: .*workspace_id/)
      }
    } finally {
      await client.end()
    }
  })
})

interface Things { customer: string; list: string; segment: string; template: string; journey: string; message: string; key: string }

async function makeThings(api: ApiClient): Promise<Things> {
  const customer = await api.ok<{ id: string }>('PUT', '/customers/secret-person', { traits: { email: 'secret@example.test' } })
  const segment = await api.ok<{ id: string }>('POST', '/segments', { name: 'Secret', rule: { trait: 'email', is: 'isSet' } })
  const template = await api.ok<{ id: string }>('POST', '/templates', { name: 'Secret', channel: 'email', subject: 'Secret', preheader: '', from: { name: 'S', email: 's@example.test' }, format: 'html', body: '<p>{{ unsubscribe_url }} {{ workspace.postalAddress }}</p>' })
  const journey = await api.ok<{ id: string }>('POST', '/workflows', { name: 'Secret', document: { schemaVersion: 1, entry: { trigger: { kind: 'event', event: 'Secret', where: [] }, reentry: { kind: 'never' } }, nodes: [{ id: 'n', kind: 'email', config: { templateId: template.id } }], edges: [{ id: 'e', from: 'entry', port: 'next', to: 'n' }] } })
  await api.ok('POST', `/workflows/${journey.id}/publish`, { backfill: 'none' })
  await api.ok('POST', '/events', { userId: 'secret-person', event: 'Secret' })
  const mail = await eventually('the secret mail', async () => (await api.ok<{ data: { id: string }[] }>('GET', '/mailbox/messages')).data[0] ?? null)
  const key = await api.ok<{ data: { id: string }[] }>('GET', '/segments').then(() => 'key_00000000000070008000000000000000')
  const list = await api.ok<{ id: string }>('POST', '/lists', { name: 'Secret' })
  await api.ok('POST', `/lists/${list.id}/add`, { people: ['secret-person'] })
  return { customer: customer.id, list: list.id, segment: segment.id, template: template.id, journey: journey.id, message: mail.id, key }
}

describe('another workspace', () => {
  it('gets 404 for every id that is not its own, on every route, and sees nothing in any list', async () => {
    const owner = await world.newClient()
    const stranger = await world.newClient({ isSandbox: true })
    const things = await makeThings(owner)
    const ids = [...Object.values(things), 'secret-person']
    const routes = anyProcedures().flatMap((procedure) => (procedure.rest ? [{ rest: procedure.rest, isGrantable: isScope(procedure.permission) }] : []))
    let tried = 0
    for (const { rest, isGrantable } of routes) {
      const names = [...rest.path.matchAll(/:(\w+)/g)].map((match) => match[0])
      for (const id of names.length === 0 ? [''] : ids) {
        // An upsert by userId makes a customer of one's own: that is no access to another's.
        if (rest.method === 'PUT' && rest.path === '/customers/:id' && !id.startsWith('cus_')) continue
        const path = names.reduce((text, name, at) => text.replace(name, at === 0 ? id : name === ':nodeId' ? 'n' : things.customer), rest.path)
        const answer = await stranger.call(rest.method, path, rest.method === 'GET' || rest.method === 'DELETE' ? undefined : {}, rest.headers ? { 'if-match': '1' } : {})
        const text = JSON.stringify(answer.body)
        expect([rest.method, path, text.includes('secret@example.test'), text.includes(owner.workspaceId)]).toEqual([rest.method, path, false, false])
        // What no key can be allowed is refused before any id is looked at.
        if (names.length > 0) expect([rest.method, path, answer.status === 404 || answer.status === 422 || (!isGrantable && answer.status === 403)]).toEqual([rest.method, path, true])
        expect(answer.status).toBeLessThan(500)
        tried += 1
      }
    }
    expect(tried).toBeGreaterThan(100)
    // Nothing of the owner was changed by all that.
    expect(await owner.ok('GET', `/workflows/${things.journey}`)).toMatchObject({ status: 'live' })
    expect(await owner.ok('GET', `/customers/${things.customer}`)).toMatchObject({ userId: 'secret-person' })
    expect((await owner.ok<{ data: unknown[] }>('GET', '/segments')).data).toHaveLength(1)
  })

  it('cannot name what is not its own inside a body', async () => {
    const owner = await world.newClient()
    const stranger = await world.newClient()
    const things = await makeThings(owner)
    const document = { schemaVersion: 1, entry: { trigger: { kind: 'segmentEntered', segmentId: things.segment }, reentry: { kind: 'never' } }, nodes: [{ id: 'n', kind: 'email', config: { templateId: things.template } }], edges: [{ id: 'e', from: 'entry', port: 'next', to: 'n' }] }
    const journey = await stranger.ok<{ id: string }>('POST', '/workflows', { name: 'Thief', document })
    expect(await stranger.call('POST', `/workflows/${journey.id}/publish`, { backfill: 'all' })).toMatchObject({ status: 422 })
    const own = await stranger.ok<{ id: string }>('POST', '/templates', { name: 'Own', channel: 'email', subject: 'x', preheader: '', from: { name: 'S', email: 's@example.test' }, format: 'html', body: '<p>x</p>' })
    expect(await stranger.call('POST', `/templates/${own.id}/render`, { customerId: things.customer })).toMatchObject({ status: 404 })
  })
})
