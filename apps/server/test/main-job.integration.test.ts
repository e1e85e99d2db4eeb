import { afterAll, beforeAll, expect, it } from 'vitest'
import { eventually, openApiWorld } from './api-world.ts'
import type { ApiWorld } from './api-world.ts'

let world: ApiWorld
beforeAll(async () => { world = await openApiWorld() })
afterAll(async () => { await world.close() })

const template = (name: string) => ({ name, channel: 'email', subject: `${name} {{ customer.firstName }}`, preheader: '', from: { name: 'Shop', email: 'shop@example.test' }, format: 'html', body: '<p>Hi {{ customer.firstName }} <a href="https://shop.example/x">look</a> <a href="{{ unsubscribe_url }}">Unsubscribe</a> {{ workspace.postalAddress }}</p>' })

interface Metrics { nodes: Record<string, Record<string, number> & { skipped: Record<string, number> }>; edges: Record<string, number> }

it('takes real people from an event through a segment and a journey to a message, a goal, and the numbers of every node', async () => {
  const api = await world.newClient()
  const segment = await api.ok<{ id: string }>('POST', '/segments', { name: 'Pro', rule: { trait: 'plan', is: 'equals', value: 'PRO' } })
  const first = await api.ok<{ id: string }>('POST', '/templates', template('Welcome'))
  const journey = await api.ok<{ id: string; status: string; draftRevision: number }>('POST', '/workflows', {
    name: 'Welcome', document: {
      schemaVersion: 1,
      entry: { trigger: { kind: 'segmentEntered', segmentId: segment.id }, reentry: { kind: 'never' } },
      nodes: [
        { id: 'mail', kind: 'email', config: { templateId: first.id } },
        { id: 'wait', kind: 'waitForEvent', config: { event: 'Ordered', where: [{ property: 'total', is: 'gt', value: 10 }], timeout: 'P7D' } },
        { id: 'mark', kind: 'updateCustomer', config: { set: { lifecycle: 'active' }, unset: [] } },
        { id: 'goal', kind: 'goal', config: { name: 'Ordered' } },
      ],
      edges: [
        { id: 'e0', from: 'entry', port: 'next', to: 'mail' }, { id: 'e1', from: 'mail', port: 'next', to: 'wait' },
        { id: 'e2', from: 'wait', port: 'event', to: 'mark' }, { id: 'e3', from: 'mark', port: 'next', to: 'goal' },
      ],
    },
  })
  expect(journey).toMatchObject({ status: 'draft', draftRevision: 1 })
  expect(await api.ok('POST', `/workflows/${journey.id}/publish`, { backfill: 'none' })).toMatchObject({ version: 1 })

  const people = [
    { type: 'identify', userId: 'anna', messageId: 'i1', traits: { email: 'anna@example.test', firstName: 'Anna', plan: 'pro' } },
    { type: 'identify', userId: 'ben', messageId: 'i2', traits: { email: 'ben@example.test', firstName: 'Ben', plan: 'free' } },
    { type: 'identify', userId: 'cleo', messageId: 'i3', traits: { firstName: 'Cleo', plan: 'Pro' } },
  ]
  expect(await api.ingest('/v1/batch', { batch: people })).toMatchObject({ status: 200, body: { success: true } })
  await eventually('the mail to Anna', async () => ((await api.ok<{ data: unknown[] }>('GET', '/mailbox/messages?to=anna@example.test')).data.length > 0 ? true : null))
  await api.ingest('/v1/batch', { batch: people })
  await api.ingest('/v1/track', { userId: 'anna', event: 'Ordered', messageId: 't0', properties: { total: 5 } })
  await api.ingest('/v1/track', { userId: 'anna', event: 'Ordered', messageId: 't1', properties: { total: 50 } })

  const metrics = await eventually('Anna to reach the goal', async () => {
    const now = await api.ok<Metrics>('GET', `/workflows/${journey.id}/metrics`)
    return now.nodes['goal']?.['entered'] === 1 && now.nodes['mail']?.skipped['no_address'] === 1 ? now : null
  })
  expect(metrics.nodes['mail']).toMatchObject({ entered: 2, left: 2, hereNow: 0, sent: 1, delivered: 1, converted: 1, skipped: { no_address: 1 } })
  expect(metrics.nodes['wait']).toMatchObject({ entered: 2, left: 1, hereNow: 1, converted: 1 })
  expect(metrics.edges).toEqual({ e0: 2, e1: 2, e2: 1, e3: 1 })

  const mails = await api.ok<{ data: { to: string; subject: string; headers: Record<string, string> }[] }>('GET', '/mailbox/messages')
  expect(mails.data.map((mail) => [mail.to, mail.subject])).toEqual([['anna@example.test', 'Welcome Anna']])
  const anna = await api.ok<{ id: string; segments: string[]; traits: Record<string, unknown>; subscriptions: object }>('GET', '/customers/anna')
  expect(anna).toMatchObject({ traits: { lifecycle: 'active' }, segments: [segment.id], subscriptions: { email: 'subscribed' } })
  const trace = await api.ok<{ data: { nodeId: string; outcome: string }[] }>('GET', `/workflows/${journey.id}/customers/${anna.id}/trace`)
  expect(trace.data.map((step) => step.nodeId)).toEqual(expect.arrayContaining(['entry', 'mail', 'wait', 'mark', 'goal']))
  const timeline = await api.ok<{ data: { kind: string }[] }>('GET', '/customers/anna/timeline')
  expect(new Set(timeline.data.map((item) => item.kind)).size).toBeGreaterThanOrEqual(3)
})

it('answers the same POST with the same Idempotency-Key once, and another body not at all', async () => {
  const api = await world.newClient()
  const body = { name: 'Once', rule: { trait: 'a', is: 'isSet' } }
  const first = await api.call('POST', '/segments', body, { 'idempotency-key': 'k1' })
  const again = await api.call('POST', '/segments', body, { 'idempotency-key': 'k1' })
  expect(again.body).toEqual(first.body)
  expect(again.headers['idempotency-replayed']).toBe('true')
  expect(first.headers['idempotency-replayed']).toBeUndefined()
  expect(await api.call('POST', '/segments', { ...body, name: 'Twice' }, { 'idempotency-key': 'k1' })).toMatchObject({ status: 422, body: { code: 'IDEMPOTENCY_MISMATCH' } })
  expect((await api.ok<{ data: unknown[] }>('GET', '/segments')).data).toHaveLength(1)
  const answers = await Promise.all(Array.from({ length: 8 }, () => api.call('POST', '/segments', { ...body, name: 'Race' }, { 'idempotency-key': 'k2' })))
  expect(answers.filter((answer) => answer.status === 201 && answer.headers['idempotency-replayed'] === undefined)).toHaveLength(1)
  expect(answers.every((answer) => answer.status === 201 || answer.status === 409)).toBe(true)
})
