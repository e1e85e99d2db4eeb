import { afterAll, beforeAll, expect, test } from 'vitest'
import { eventually, openApiWorld } from '../../test/api-world.ts'
import type { ApiWorld } from '../../test/api-world.ts'

let world: ApiWorld
// As if every process died right after each of its commits: nothing is ever handed over, nothing is ever put into a queue.
beforeAll(async () => { world = await openApiWorld({}, { wake: { wake: () => undefined, wakeAt: () => undefined } }) })
afterAll(() => world.close())

test('when every wake-up is lost the sweeper finds all of the work in the rows, from the event to the mail and to analytics', async () => {
  const api = await world.newClient()
  const template = await api.ok<{ id: string }>('POST', '/templates', { name: 'Late', channel: 'email', subject: 'Late', preheader: '', from: { name: 'Shop', email: 'shop@example.test' }, format: 'html', body: '<p><a href="{{ unsubscribe_url }}">Unsubscribe</a> {{ workspace.postalAddress }}</p>' })
  const journey = await api.ok<{ id: string }>('POST', '/workflows', { name: 'Late', document: {
    schemaVersion: 1, entry: { trigger: { kind: 'event', event: 'Signed Up', where: [] }, reentry: { kind: 'never' } },
    nodes: [{ id: 'wait', kind: 'wait', config: { for: 'PT1S' } }, { id: 'mail', kind: 'email', config: { templateId: template.id } }, { id: 'end', kind: 'exit', config: {} }],
    edges: [{ id: 'e0', from: 'entry', port: 'next', to: 'wait' }, { id: 'e1', from: 'wait', port: 'next', to: 'mail' }, { id: 'e2', from: 'mail', port: 'next', to: 'end' }],
  } })
  await api.ok('POST', `/workflows/${journey.id}/publish`, { backfill: 'none' })
  const people = Array.from({ length: 20 }, (_, n) => [{ type: 'identify', userId: `p${n}`, traits: { email: `p${n}@example.test` } }, { type: 'track', userId: `p${n}`, event: 'Signed Up', messageId: `s${n}` }]).flat()
  await api.ingest('/v1/batch', { batch: people })
  const metrics = await eventually('every mail and every visit', async () => {
    const now = await api.ok<{ nodes: Record<string, Record<string, number>> }>('GET', `/workflows/${journey.id}/metrics`)
    return now.nodes['mail']?.['sent'] === 20 && now.nodes['end']?.['entered'] === 20 ? now : null
  })
  expect(metrics.nodes['wait']).toMatchObject({ entered: 20, left: 20, hereNow: 0 })
  expect((await api.ok<{ data: unknown[] }>('GET', '/mailbox/messages?limit=100')).data).toHaveLength(20)
  await eventually('the outbox to be empty', async () => (await world.deps.db.withWorkspace(api.workspaceId, (tx) => tx.query('SELECT 1 AS one FROM outbox'))).length === 0 ? true : null)
})

test('a schedule whose time comes is found in the rows too', async () => {
  const api = await world.newClient({ isSandbox: true })
  await api.ok('PUT', '/customers/ann', { traits: {} })
  const start = new Date(Date.now() + 120_000).toISOString().slice(0, 16)
  const journey = await api.ok<{ id: string }>('POST', '/workflows', { name: 'Daily', document: {
    schemaVersion: 1, entry: { trigger: { kind: 'schedule', start, rule: 'FREQ=DAILY' }, reentry: { kind: 'never' } },
    nodes: [{ id: 'end', kind: 'exit', config: {} }], edges: [{ id: 'e0', from: 'entry', port: 'next', to: 'end' }],
  } })
  await api.ok('POST', `/workflows/${journey.id}/publish`, {})
  const list = async (): Promise<{ state: string; entered: number }[]> => (await api.ok<{ data: { state: string; entered: number }[] }>('GET', `/workflows/${journey.id}/occurrences`)).data
  expect(await list()).toMatchObject([{ state: 'planned' }])
  await world.deps.db.withWorkspace(api.workspaceId, (tx) => tx.query('UPDATE workspaces SET clock_offset_ms = 180000'))
  expect(await eventually('the occurrence to be over', async () => { const occurrences = await list(); return occurrences[1]?.state === 'done' ? occurrences : null })).toMatchObject([{ state: 'planned' }, { state: 'done', entered: 1 }])
  expect((await world.app.inject({ url: '/metrics' })).body).toMatch(/queue="calendar.enter"/)
})
