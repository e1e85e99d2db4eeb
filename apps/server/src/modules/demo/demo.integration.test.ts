import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { eventually, openApiWorld } from '../../../test/api-world.ts'
import type { ApiClient, ApiWorld } from '../../../test/api-world.ts'
import type { ProcedureContext } from '../../procedures/procedure.ts'
import { checkInvariants } from '../invariants/index.ts'
import { insertWorkspace } from '../workspaces/index.ts'
import { clearedTables } from './demo-workspace-repository.ts'
import { cancelDemo, getDemo, loadDemoData } from './procedures/demo-data.ts'
import { recoverDemoLoads, startDemoLoad } from './run-demo-load.ts'

const size = { customers: 400, days: 20 }
const dayMs = 86_400_000

let world: ApiWorld
beforeAll(async () => { world = await openApiWorld() })
afterAll(async () => { await world.close() })

const emptyWorkspace = async (postalAddress = '1 Main Street'): Promise<string> => (await insertWorkspace(world.deps, { name: 'Coffee', isSandbox: false, timeZone: 'Europe/Berlin', postalAddress })).id
const context = (workspaceId: string): ProcedureContext => ({ deps: world.deps, actor: { kind: 'operator' }, workspaceId, requestId: 'test', log: world.deps.log, signal: new AbortController().signal })
const query = <Row extends object>(workspaceId: string, sql: string): Promise<Row[]> => world.deps.db.withWorkspace(workspaceId, (tx) => tx.query<Row>(sql))
const status = (workspaceId: string) => getDemo.call(context(workspaceId), {})

/** Rows of a workspace in every table that has some, but for settings and keys. */
async function rowsLeft(workspaceId: string): Promise<Record<string, number>> {
  const left: Record<string, number> = {}
  for (const table of clearedTables) {
    const [row] = await query<{ count: number }>(workspaceId, `SELECT count(*) AS count FROM ${table}`)
    if (row && row.count > 0) left[table] = row.count
  }
  return left
}

describe('a workspace with demo data', () => {
  let workspaceId: string
  let api: ApiClient
  const began = Date.now()
  beforeAll(async () => {
    workspaceId = await emptyWorkspace()
    expect(await status(workspaceId)).toMatchObject({ state: 'none', canLoad: true, at: null })
    const { finished } = await startDemoLoad(world.deps, workspaceId, { actor: { kind: 'operator' }, size })
    await finished
    api = await world.newClient({ workspaceId })
  })

  test('is an ordinary one whose clock is everybody\'s and whose address is its own, and says that it is done', async () => {
    expect(await query(workspaceId, 'SELECT postal_address AS address FROM workspaces')).toEqual([{ address: '1 Main Street' }])
    expect(await status(workspaceId)).toMatchObject({ state: 'finished', error: null, canLoad: false, at: null })
    expect(await query(workspaceId, 'SELECT is_sandbox, clock_offset_ms, clock_held_until FROM workspaces')).toEqual([{ is_sandbox: false, clock_offset_ms: 0, clock_held_until: null }])
  })

  test('keeps every promise of the engine', async () => {
    expect(await checkInvariants(world.deps, workspaceId)).toEqual([])
  })

  test('holds people, days of events, mails and runs spread over the whole time', async () => {
    const [numbers] = await query<Record<string, number>>(workspaceId, `SELECT
      (SELECT count(*) FROM customers) AS customers, (SELECT count(DISTINCT date_trunc('day', occurred_at)) FROM event_log) AS days, (SELECT count(*) FROM event_log WHERE event = 'Order Completed') AS orders,
      (SELECT count(*) FROM messages WHERE state = 'sent') AS sent, (SELECT count(*) FROM messages WHERE opened_at IS NOT NULL) AS opened, (SELECT count(*) FROM messages WHERE clicked_at IS NOT NULL) AS clicked,
      (SELECT count(*) FROM runs WHERE status = 'converted') AS converted, (SELECT count(*) FROM event_failures) AS failures, (SELECT count(DISTINCT date_trunc('day', sent_at)) FROM messages) AS "mailDays"`)
    expect(numbers?.['customers']).toBe(size.customers)
    expect(numbers?.['days']).toBeGreaterThan(size.days - 2)
    expect(numbers?.['mailDays']).toBeGreaterThan(size.days / 2)
    for (const each of ['orders', 'sent', 'opened', 'clicked', 'converted']) expect(numbers?.[each], each).toBeGreaterThan(0)
    expect(numbers?.['opened']).toBeLessThan(numbers?.['sent'] ?? 0)
    expect(numbers?.['failures']).toBe(0)
  })

  test('has nothing that happened in the future or before it began', async () => {
    const [times] = await query<{ first: Date; last: Date }>(workspaceId, `SELECT min(at) AS first, max(at) AS last FROM (
      SELECT occurred_at AS at FROM event_log UNION ALL SELECT received_at FROM event_log UNION ALL SELECT sent_at FROM messages UNION ALL SELECT opened_at FROM messages UNION ALL SELECT started_at FROM runs
      UNION ALL SELECT ended_at FROM runs UNION ALL SELECT created_at FROM customers UNION ALL SELECT received_at FROM mailbox_messages) t`)
    expect(times?.first.getTime()).toBeGreaterThanOrEqual(began - size.days * dayMs)
    expect(times?.last.getTime()).toBeLessThanOrEqual(Date.now())
  })

  test('shows two segments with members, three templates without faults, and a live journey whose numbers are those of its mails', async () => {
    const segments = await api.ok<{ data: { id: string; name: string }[] }>('GET', '/segments')
    expect(segments.data.map(({ name }) => name).sort()).toEqual(['Bought before, not in 45 days', 'Regulars'])
    const regulars = segments.data.find(({ name }) => name === 'Regulars')?.id ?? ''
    const [silver] = await query<{ count: number }>(workspaceId, `SELECT count(*) AS count FROM customers WHERE traits->>'loyalty' IN ('silver', 'gold')`)
    expect((await api.ok<{ count: number }>('GET', `/segments/${regulars}/count`)).count).toBeGreaterThanOrEqual(silver?.count ?? Infinity)
    const templates = await api.ok<{ data: { id: string }[] }>('GET', '/templates')
    expect(templates.data).toHaveLength(3)
    for (const { id } of templates.data) expect((await api.ok<{ problems: unknown[] }>('GET', `/templates/${id}`)).problems).toEqual([])
    const [journey] = (await api.ok<{ data: { id: string; status: string }[] }>('GET', '/workflows')).data
    expect(journey?.status).toBe('live')
    const [mails] = await query<{ sent: number; a: number }>(workspaceId, `SELECT count(*) FILTER (WHERE state = 'sent') AS sent, count(*) FILTER (WHERE node_id = 'mail-a' AND state = 'sent') AS a FROM messages`)
    const metrics = await eventually('the numbers of the journey', async () => {
      const { nodes } = await api.ok<{ nodes: Record<string, { sent: number; entered: number; converted: number }> }>('GET', `/workflows/${journey?.id ?? ''}/metrics`)
      return nodes['mail-a']?.sent === mails?.a && (nodes['own-order']?.entered ?? 0) > 0 ? nodes : null
    })
    expect(['mail-a', 'mail-b', 'mail-offer'].reduce((sum, node) => sum + (metrics[node]?.sent ?? 0), 0)).toBe(mails?.sent)
    const mailbox = await api.ok<{ data: { html: string; to: string }[] }>('GET', '/mailbox/messages?limit=5')
    expect(mailbox.data[0]?.to).toMatch(/@mail\.example$/)
    expect(mailbox.data[0]?.html).toContain('EUR')
  })

  test('takes no second load', async () => {
    await expect(loadDemoData.call(context(workspaceId), {})).rejects.toMatchObject({ code: 'WRONG_STATE' })
    expect(await status(workspaceId)).toMatchObject({ state: 'finished' })
  })
})

test('a load that is cancelled leaves an empty workspace, in both databases, that can be loaded anew', async () => {
  const workspaceId = await emptyWorkspace('')
  const addresses = () => query(workspaceId, 'SELECT postal_address AS address FROM workspaces')
  const { finished } = await startDemoLoad(world.deps, workspaceId, { actor: { kind: 'operator' }, size })
  await eventually('some of it', async () => ((await status(workspaceId)).done > 12 ? true : null))
  await expect(loadDemoData.call(context(workspaceId), {})).rejects.toMatchObject({ code: 'CONFLICT' })
  expect(Date.parse((await status(workspaceId)).at ?? '')).toBeLessThan(Date.now() - dayMs)
  expect(await cancelDemo.call(context(workspaceId), {})).toMatchObject({ state: 'running', isCancelling: true })
  await finished
  expect(await status(workspaceId)).toMatchObject({ state: 'cancelled', canLoad: true, isCancelling: false })
  expect(await rowsLeft(workspaceId)).toEqual({})
  for (const table of ['events', 'customers', 'node_visits', 'segment_changes', 'list_members', 'customer_ids']) {
    const result = await world.deps.clickhouse.query({ query: `SELECT count() AS count FROM ${table} WHERE workspace_id = {workspaceId:UUID}`, query_params: { workspaceId }, format: 'JSONEachRow' })
    expect([table, Number((await result.json<{ count: string }>())[0]?.count)]).toEqual([table, 0])
  }
  expect(await query(workspaceId, 'SELECT is_sandbox, clock_offset_ms FROM workspaces')).toEqual([{ is_sandbox: false, clock_offset_ms: 0 }])
  expect(await addresses()).toEqual([{ address: '' }])
  await expect(cancelDemo.call(context(workspaceId), {})).rejects.toMatchObject({ code: 'WRONG_STATE' })
  await (await startDemoLoad(world.deps, workspaceId, { actor: { kind: 'operator' }, size: { customers: 10, days: 2 } })).finished
  expect(await status(workspaceId)).toMatchObject({ state: 'finished' })
  // Without an address of its own it has an invented one: its mails need it.
  expect(await addresses()).toEqual([{ address: expect.stringContaining('Example Street') as string }])
})

test('what a process left behind that died in the middle is taken back at the next start', async () => {
  const workspaceId = await emptyWorkspace()
  const { finished } = await startDemoLoad(world.deps, workspaceId, { actor: { kind: 'operator' }, size: { customers: 10, days: 2 } })
  await finished
  // As it stands after a crash: the row says that it goes on, the clock stands in the past.
  await query(workspaceId, `UPDATE demo_loads SET state = 'running', seen_at = now() - interval '2 minutes'`)
  await query(workspaceId, 'UPDATE workspaces SET is_sandbox = true, clock_offset_ms = -86400000 WHERE id = current_workspace()')
  expect(await status(workspaceId)).toMatchObject({ state: 'stuck', canLoad: false })
  expect(await recoverDemoLoads(world.deps, { isAlone: false })).toEqual([workspaceId])
  expect(await status(workspaceId)).toMatchObject({ state: 'failed', error: 'The server was stopped while demo data was being loaded.', canLoad: true })
  expect(await rowsLeft(workspaceId)).toEqual({})
})

test('where mail leaves the house the journey is paused at the end: its people cannot get any', async () => {
  const workspaceId = await emptyWorkspace()
  await query(workspaceId, `INSERT INTO smtp_servers (workspace_id, host, port, security, revision) VALUES (current_workspace(), 'smtp.example.test', 587, 'starttls', gen_random_uuid())`)
  await (await startDemoLoad(world.deps, workspaceId, { actor: { kind: 'operator' }, size: { customers: 20, days: 3 } })).finished
  expect(await query(workspaceId, 'SELECT status FROM journeys')).toEqual([{ status: 'paused' }])
  expect(await query(workspaceId, `SELECT count(*) AS count FROM messages WHERE provider_ref IS DISTINCT FROM 'mailbox' AND state NOT IN ('skipped', 'queued')`)).toEqual([{ count: 0 }])
})

test('a workspace in which anything was made is left alone', async () => {
  const api = await world.newClient()
  await api.ok('PUT', '/customers/somebody', { traits: {} })
  await expect(loadDemoData.call(context(api.workspaceId), {})).rejects.toMatchObject({ code: 'WRONG_STATE' })
  expect(await query(api.workspaceId, 'SELECT is_sandbox FROM workspaces')).toEqual([{ is_sandbox: false }])
})

test('every table of a workspace is either cleared, or known to stay', async () => {
  const staying = ['api_keys', 'audit_log', 'demo_loads', 'dkim_keys', 'idempotency_keys', 'import_files', 'invitations', 'memberships', 'smtp_servers', 'write_keys']
  const goneWithTheirs = ['experiments', 'journey_occurrences', 'journey_versions', 'list_members', 'segment_chunks', 'segment_flips', 'segment_touches', 'template_versions', 'throttles']
  const tables = await world.deps.db.global<{ name: string }>(`
    SELECT c.relname AS name FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid WHERE c.relnamespace = 'public'::regnamespace AND c.relkind = 'r' AND a.attname = 'workspace_id' ORDER BY 1`)
  expect(tables.map(({ name }) => name).filter((name) => !(clearedTables as readonly string[]).includes(name))).toEqual([...staying, ...goneWithTheirs].sort())
})
