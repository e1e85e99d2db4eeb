import { afterAll, beforeAll, expect, it } from 'vitest'
import { openApiWorld } from './api-world.ts'
import type { ApiWorld } from './api-world.ts'

const worlds: ApiWorld[] = []
const open = async (environment: Record<string, string>): Promise<ApiWorld> => {
  const world = await openApiWorld(environment)
  worlds.push(world)
  return world
}
let trial: ApiWorld
let hosted: ApiWorld
beforeAll(async () => { trial = await open({}); hosted = await open({ SMTP_URL: 'smtp://smtp.example.test:2525' }) })
afterAll(async () => { for (const world of worlds) await world.close() })

async function draw(world: ApiWorld, body: string) {
  const api = await world.newClient()
  await world.deps.db.withWorkspace(api.workspaceId, (tx) => tx.query(`UPDATE workspaces SET postal_address = ''`))
  const template = await api.ok<{ id: string }>('POST', '/templates', { name: 'Ad', channel: 'email', subject: 'Ad', preheader: '', from: { name: 'S', email: 's@example.test' }, format: 'html', body })
  const journey = await api.ok<{ id: string }>('POST', '/workflows', { name: 'Ad', document: { schemaVersion: 1, entry: { trigger: { kind: 'event', event: 'X', where: [] }, reentry: { kind: 'never' } }, nodes: [{ id: 'n', kind: 'email', config: { templateId: template.id } }], edges: [{ id: 'e', from: 'entry', port: 'next', to: 'n' }] } })
  const publishIt = () => api.call('POST', `/workflows/${journey.id}/publish`, { backfill: 'none' })
  return { publishIt, workspaceId: api.workspaceId }
}
async function publish(world: ApiWorld, body: string) {
  return (await draw(world, body)).publishIt()
}

it('lets a trial whose mail stays in the mailbox publish without a postal address, and never a server that can reach people', async () => {
  expect(await publish(trial, '<a href="{{ unsubscribe_url }}">x</a>')).toMatchObject({ status: 200, body: { version: 1 } })
  expect(await publish(hosted, '<a href="{{ unsubscribe_url }}">x</a>')).toMatchObject({ status: 422, body: { diagnostics: expect.arrayContaining([expect.objectContaining({ code: 'POSTAL_ADDRESS_MISSING', severity: 'error', nodeId: 'n' })]) as unknown } })
})

it('refuses a marketing mail without an unsubscribe link everywhere', async () => {
  for (const world of [trial, hosted]) expect(await publish(world, '<p>Buy</p>')).toMatchObject({ status: 422, body: { diagnostics: expect.arrayContaining([expect.objectContaining({ code: 'UNSUBSCRIBE_LINK_MISSING' })]) as unknown } })
})

it('asks for the postal address as soon as the workspace itself has a server that can reach people', async () => {
  const { publishIt, workspaceId } = await draw(trial, '<a href="{{ unsubscribe_url }}">x</a>')
  await trial.deps.db.withWorkspace(workspaceId, (tx) => tx.query(`INSERT INTO smtp_servers (workspace_id, host, port, security, revision) VALUES ($1, 'smtp.example.test', 587, 'starttls', gen_random_uuid())`, [workspaceId]))
  expect(await publishIt()).toMatchObject({ status: 422, body: { diagnostics: expect.arrayContaining([expect.objectContaining({ code: 'POSTAL_ADDRESS_MISSING', severity: 'error' })]) as unknown } })
})
