import type { FastifyInstance } from 'fastify'
import { journey } from '@sendero/flow-engine/testing'
import { pino } from 'pino'
import { afterAll, afterEach, beforeAll, beforeEach, expect, test, vi } from 'vitest'
import { day, openJourneyWorld } from '../../test/journey-world.ts'
import type { JourneyWorld } from '../../test/journey-world.ts'
import { openTestDeps } from '../../test/test-deps.ts'
import type { TestDeps } from '../../test/test-deps.ts'
import { toPublicId } from '../db/public-id.ts'
import { createApp } from '../http/create-app.ts'
import type { LiveBus } from '../live/live-bus.ts'
import { openLiveBus } from '../live/open-live-bus.ts'
import type { Actor } from '../procedures/actor.ts'
import { registerLiveRoutes } from './live-routes.ts'

let harness: TestDeps
let live: LiveBus
let world: JourneyWorld
let app: FastifyInstance
let url: string
let actor: Actor

beforeAll(async () => {
  harness = await openTestDeps()
  live = await openLiveBus({ url: harness.fresh.appUrl, log: pino({ level: 'silent' }) })
})
afterAll(async () => {
  await live.close()
  await harness.close()
})
beforeEach(async () => {
  actor = { kind: 'operator' }
  const deps = { ...harness.deps, live }
  world = await openJourneyWorld({ ...harness, deps })
  app = await createApp(deps)
  await app.register(registerLiveRoutes, { deps, authenticate: () => Promise.resolve({ actor, workspaceId: world.workspaceId }) })
  url = await app.listen({ host: '127.0.0.1', port: 0 })
})
afterEach(async () => { await app.close() })

interface Heard { readonly event: string; readonly data: Record<string, never> }

/** Reads events until the stream ends, into the list. */
async function listen(path: string): Promise<{ heard: Heard[]; ended: Promise<void>; stop(): void }> {
  const controller = new AbortController()
  const response = await fetch(`${url}${path}`, { signal: controller.signal })
  expect(response.headers.get('content-type')).toContain('text/event-stream')
  const heard: Heard[] = []
  const read = async (): Promise<void> => {
    let text = ''
    for await (const chunk of response.body ?? []) {
      text += Buffer.from(chunk).toString('utf8')
      const blocks = text.split('\n\n')
      text = blocks.pop() ?? ''
      for (const block of blocks) {
        const event = /^event: (.*)$/m.exec(block)?.[1]
        if (event !== undefined) heard.push({ event, data: JSON.parse(/^data: (.*)$/m.exec(block)?.[1] ?? '{}') as Heard['data'] })
      }
    }
  }
  return { heard, ended: read().catch(() => undefined), stop: () => { controller.abort() } }
}

test('an open canvas gets all numbers first, and then those that changed', async () => {
  const id = await world.publish(journey().onEvent('Signed Up').wait('w', 'P1D').exit('x').document())
  const stream = await listen(`/api/v1/workflows/${toPublicId('journey', id)}/live`)
  await vi.waitFor(() => { expect(stream.heard[0]).toMatchObject({ event: 'metrics', data: { nodes: { w: { entered: 0 }, x: { entered: 0 } }, edges: { e0: 0, e1: 0 } } }) }, { timeout: 10_000 })
  await world.fire('ann', 'Signed Up')
  await world.advance()
  await vi.waitFor(() => {
    const last = stream.heard.at(-1)
    expect(last).toMatchObject({ event: 'metrics', data: { nodes: { w: { entered: 1, hereNow: 1 } }, edges: { e0: 1 } } })
    expect(last?.data).not.toHaveProperty('nodes.x')
  }, { timeout: 10_000 })
  stream.stop()
  await stream.ended
})

test('a canvas that looks at a part of the history gets the numbers of that part', async () => {
  const id = await world.publish(journey().onEvent('Signed Up').wait('w', 'P10D').exit('x').document())
  await world.fire('ann', 'Signed Up')
  await world.advance()
  await world.pass(2 * day)
  const first = async (query: string): Promise<unknown> => {
    const stream = await listen(`/api/v1/workflows/${toPublicId('journey', id)}/live?${query}`)
    await vi.waitFor(() => { expect(stream.heard).toHaveLength(1) }, { timeout: 10_000 })
    stream.stop()
    await stream.ended
    return stream.heard[0]?.data
  }
  expect(await first('last=P1D&workspace=mine')).toMatchObject({ nodes: { w: { entered: 0, hereNow: 1 } } })
  expect(await first('last=P3D')).toMatchObject({ nodes: { w: { entered: 1, hereNow: 1 } } })
  expect(await first(`from=${new Date(await world.now() - day).toISOString()}&version=1`)).toMatchObject({ nodes: { w: { entered: 0 } } })
  const refused = async (query: string): Promise<number> => (await fetch(`${url}/api/v1/workflows/${toPublicId('journey', id)}/live?${query}`)).status
  expect(await Promise.all([refused('last=soon'), refused('last=P1D&from=2026-01-01'), refused('colour=red'), refused('from=yesterday')])).toEqual([422, 422, 422, 422])
})

test('the workspace stream tells only what the key may read', async () => {
  actor = { kind: 'key', id: 'k', scopes: ['segments:read'] }
  const stream = await listen('/api/v1/live')
  await vi.waitFor(() => { expect(stream.heard).toMatchObject([{ event: 'open' }]) })
  const segmentId = '00000000-0000-4000-8000-0000000000bb'
  live.publish({ kind: 'events', workspaceId: world.workspaceId })
  live.publish({ kind: 'segments', workspaceId: world.workspaceId, segmentId })
  await vi.waitFor(() => { expect(stream.heard.slice(1)).toEqual([{ event: 'segment', data: { id: toPublicId('segment', segmentId) } }]) })
  stream.stop()
  await stream.ended
})

test('without the permission, and for the journey of another workspace, no stream is opened', async () => {
  const id = await world.publish(journey().onEvent('Signed Up').exit('x').document())
  const other = await openJourneyWorld(harness)
  const foreign = await other.publish(journey().onEvent('Signed Up').exit('x').document())
  const status = async (journeyId: string): Promise<number> => (await fetch(`${url}/api/v1/workflows/${toPublicId('journey', journeyId)}/live`)).status
  expect(await status(foreign)).toBe(404)
  actor = { kind: 'key', id: 'k', scopes: ['segments:read'] }
  expect(await status(id)).toBe(403)
})

test('the server stops although streams are open, and ends them cleanly', async () => {
  const id = await world.publish(journey().onEvent('Signed Up').exit('x').document())
  const stream = await listen(`/api/v1/workflows/${toPublicId('journey', id)}/live`)
  await vi.waitFor(() => { expect(stream.heard).toHaveLength(1) }, { timeout: 10_000 })
  await app.close()
  await stream.ended
})

test('a stream whose credentials are still being checked when the server is asked to end is not opened any more', async () => {
  let letIn: () => void = () => undefined
  const checked = new Promise<void>((resolve) => { letIn = resolve })
  const deps = { ...harness.deps, live }
  const ending = await createApp(deps)
  let isAsked: () => void = () => undefined
  const asked = new Promise<void>((resolve) => { isAsked = resolve })
  await ending.register(registerLiveRoutes, { deps, authenticate: async () => { isAsked(); await checked; return { actor, workspaceId: world.workspaceId } } })
  const answer = fetch(`${await ending.listen({ host: '127.0.0.1', port: 0 })}/api/v1/live`)
  await asked
  const closed = ending.close()
  await new Promise((resolve) => { setImmediate(resolve) })
  letIn()
  const { status } = await answer
  expect(status).toBe(503)
  await closed
})
