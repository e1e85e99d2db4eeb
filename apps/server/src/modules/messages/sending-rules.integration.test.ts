import { afterAll, beforeAll, expect, test } from 'vitest'
import { openApiWorld } from '../../../test/api-world.ts'
import type { ApiAnswer, ApiClient, ApiWorld } from '../../../test/api-world.ts'

let world: ApiWorld
beforeAll(async () => { world = await openApiWorld() })
afterAll(async () => { await world.close() })

interface Numbers { readonly sent: number; readonly skipped: Record<string, number>; readonly waiting?: Record<string, number> }
interface Metrics { readonly nodes: Record<string, Numbers> }
interface Problem { readonly errors: readonly { readonly path: string; readonly message: string }[] }

const quietHours = { from: '09:00', to: '18:00', weekdays: [1, 2, 3, 4, 5] }
const frequencyCaps = [{ channel: 'email', most: 1, within: 'P7D' }]

/** Settings are changed by people who are signed in, and by the operator: keys do not reach them. */
async function settingsOf(api: ApiClient): Promise<(method: 'GET' | 'PATCH', body?: object) => Promise<ApiAnswer>> {
  const [row] = await world.deps.db.withWorkspace(api.workspaceId, (tx) => tx.query<{ slug: string }>('SELECT slug FROM workspaces'))
  const headers = { authorization: `Bearer ${world.adminToken}`, 'x-sendero-workspace': row?.slug ?? '' }
  return (method, body) => api.call(method, '/workspace', body, headers)
}

/** Two live journeys that mail whoever signs up, in a sandbox whose clock stands at a Monday evening in Berlin. */
async function openShop(): Promise<{ api: ApiClient; journeys: readonly string[] }> {
  const api = await world.newClient({ isSandbox: true })
  const template = await api.ok<{ id: string }>('POST', '/templates', { name: 'News', channel: 'email', subject: 'News', preheader: '', from: { name: 'Shop', email: 'shop@example.test' }, format: 'html', body: '<a href="{{ unsubscribe_url }}">x</a>' })
  const journeys: string[] = []
  for (const name of ['Welcome', 'News']) {
    const { id } = await api.ok<{ id: string }>('POST', '/workflows', { name, document: {
      schemaVersion: 1, entry: { trigger: { kind: 'event', event: 'Signed Up', where: [] }, reentry: { kind: 'never' } },
      nodes: [{ id: 'mail', kind: 'email', config: { templateId: template.id } }, { id: 'wait', kind: 'wait', config: { for: 'P30D' } }],
      edges: [{ id: 'e0', from: 'entry', port: 'next', to: 'mail' }, { id: 'e1', from: 'mail', port: 'next', to: 'wait' }],
    } })
    await api.ok('POST', `/workflows/${id}/publish`, { backfill: 'none' })
    journeys.push(id)
  }
  // In the future, so that the clock only ever goes forward: 18:30 of a Monday in Berlin, 2 March 2037.
  await api.ok('POST', '/test-clock/advance', { to: '2037-03-02T17:30:00Z' })
  return { api, journeys }
}

test('quiet hours and caps of a workspace: set over REST, kept in a sandbox, told in numbers, reasons and timelines', async () => {
  const { api, journeys } = await openShop()
  const settings = await settingsOf(api)
  expect(await settings('GET')).toMatchObject({ status: 200, body: { frequencyCaps: [], quietHours: null } })
  expect(await settings('PATCH', { timeZone: 'Europe/Berlin', frequencyCaps, quietHours: { ...quietHours, weekdays: [5, 4, 3, 2, 1] } })).toMatchObject({ status: 200, body: { frequencyCaps, quietHours } })
  await api.ingest('/v1/batch', { batch: [
    { type: 'identify', userId: 'anna', messageId: 'i', traits: { email: 'anna@example.test' } },
    { type: 'track', userId: 'anna', event: 'Signed Up', messageId: 't' },
  ] })
  expect(await api.ok('POST', '/test-clock/advance', { by: 'PT1H' })).toMatchObject({ messagesSent: 0 })
  const numbers = async () => Promise.all(journeys.map(async (id) => (await api.ok<Metrics>('GET', `/workflows/${id}/metrics`)).nodes['mail']))
  expect(await numbers()).toMatchObject([{ sent: 0, skipped: {}, waiting: { quiet_hours: 1 } }, { sent: 0, skipped: {}, waiting: { quiet_hours: 1 } }])
  const failures = (id: string, query = '') => api.ok<{ reasons: object[]; data: object[] }>('GET', `/workflows/${id}/nodes/mail/failures${query}`)
  expect(await failures(journeys[0] ?? '', '?kind=waiting&reason=quiet_hours')).toMatchObject({
    reasons: [{ kind: 'waiting', reason: 'quiet_hours', words: 'Waits for quiet hours to end', count: 1 }],
    data: [{ label: 'anna@example.test', error: 'until 2037-03-03 09:00 in Europe/Berlin, the time zone of the workspace: their own is not known' }],
  })
  const mails = async () => (await api.ok<{ data: object[] }>('GET', '/customers/anna/timeline?kind=message')).data
  expect(await mails()).toMatchObject([{ state: 'queued', reasonText: 'Waits for quiet hours to end' }, { state: 'queued', reason: 'quiet_hours', detail: expect.stringMatching(/^until 2037-03-03 09:00/) as string }])

  const trace = await api.ok<{ messages: object[] }>('GET', `/workflows/${journeys[0] ?? ''}/customers/anna/trace`)
  expect(trace.messages).toMatchObject([{ state: 'queued', reason: 'quiet_hours', reasonText: 'Waits for quiet hours to end', dueAt: '2037-03-03T08:00:00.000Z' }])

  expect(await api.ok('POST', '/test-clock/advance', { to: '2037-03-03T07:59:59Z' })).toMatchObject({ messagesSent: 0 })
  expect(await api.ok('POST', '/test-clock/advance', { by: 'PT1M' })).toMatchObject({ messagesSent: 1 })
  const { data } = await api.ok<{ data: { receivedAt: string }[] }>('GET', '/mailbox/messages')
  expect(data).toMatchObject([{ receivedAt: '2037-03-03T08:00:00.000Z' }])
  expect((await numbers()).map((of) => ({ sent: of?.sent, skipped: of?.skipped, waiting: of?.waiting })).toSorted((a, b) => (a.sent ?? 0) - (b.sent ?? 0))).toEqual([
    { sent: 0, skipped: { capped: 1 }, waiting: undefined }, { sent: 1, skipped: {}, waiting: undefined },
  ])
  expect(await mails()).toContainEqual(expect.objectContaining({ state: 'skipped', reason: 'capped', reasonText: 'Reached the frequency cap', detail: '1 per 7 days reached' }))
  const capped = await Promise.all(journeys.map((id) => failures(id)))
  expect(capped.flatMap(({ reasons }) => reasons)).toEqual([{ kind: 'skipped', reason: 'capped', words: 'Reached the frequency cap', count: 1 }])
  const audit = await world.deps.db.withWorkspace(api.workspaceId, (tx) => tx.query(`SELECT data FROM audit_log WHERE action = 'workspace.update'`))
  expect(audit).toEqual([{ data: { fields: ['timeZone', 'frequencyCaps', 'quietHours'], frequencyCaps, quietHours: { ...quietHours, weekdays: [5, 4, 3, 2, 1] } } }])
})

test('a rule that cannot be is refused with words that say what to do, and changes nothing', async () => {
  const settings = await settingsOf(await world.newClient())
  const cap = frequencyCaps[0]
  const refused = async (body: object): Promise<string[]> => {
    const { status, body: problem } = await settings('PATCH', body)
    expect(status).toBe(422)
    return (problem as Problem).errors.map(({ path, message }) => `${path}: ${message}`)
  }
  expect(await refused({ frequencyCaps: [{ ...cap, within: 'P2M' }] })).toEqual(['frequencyCaps.0.within: Use an ISO 8601 duration in weeks, days or hours from PT1H to P31D, such as P7D.'])
  expect(await refused({ frequencyCaps: Array.from({ length: 6 }, () => cap) })).toEqual(['frequencyCaps: At most 5 frequency caps.'])
  expect(await refused({ name: 'Other', quietHours: { ...quietHours, weekdays: [] } })).toEqual(['quietHours.weekdays: Choose at least one weekday, from 1 (Monday) to 7 (Sunday).'])
  expect(await refused({ quietHours: { ...quietHours, until: '18:00' } })).toHaveLength(1)
  expect(await settings('GET')).toMatchObject({ body: { name: 'Test', frequencyCaps: [], quietHours: null } })
})

test('a rule that stays the same stands since as long as before; another one since now', async () => {
  const api = await world.newClient()
  const settings = await settingsOf(api)
  const since = async () => (await world.deps.db.withWorkspace(api.workspaceId, (tx) => tx.query<{ caps: { since: string }[]; hours: { since: string } | null; revision: number }>(`SELECT sending_rules->'frequencyCaps' AS caps, nullif(sending_rules->'quietHours', 'null') AS hours, sending_rules_revision AS revision FROM workspaces WHERE id = current_workspace()`)))[0]
  await settings('PATCH', { frequencyCaps, quietHours })
  const before = await since()
  await new Promise((resolve) => { setTimeout(resolve, 5) })
  await settings('PATCH', { frequencyCaps: [{ channel: 'email', most: 3, within: 'P1D' }, ...frequencyCaps] })
  const after = await since()
  expect(after).toMatchObject({ hours: before?.hours, revision: 2 })
  expect(after?.caps[1]).toEqual(before?.caps[0])
  expect(Date.parse(after?.caps[0]?.since ?? '')).toBeGreaterThan(Date.parse(before?.caps[0]?.since ?? ''))
  await settings('PATCH', { name: 'Renamed' })
  expect(await since()).toEqual(after)
})
