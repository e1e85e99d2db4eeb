import { afterAll, beforeAll, expect, test } from 'vitest'
import { openApiWorld } from '../../test/api-world.ts'
import type { ApiClient, ApiWorld } from '../../test/api-world.ts'

let world: ApiWorld
let client: ApiClient
beforeAll(async () => {
  world = await openApiWorld()
  client = await world.newClient()
})
afterAll(async () => { await world.close() })

interface Failure { readonly error: { readonly message: string; readonly data: { readonly problem: { readonly status: number; readonly code: string; readonly detail: string } } } }

async function ask(procedure: string, payload: string, headers: Record<string, string> = { authorization: `Bearer ${client.apiKey}` }) {
  const answer = await world.app.inject({ method: 'POST', url: `/trpc/${procedure}`, headers: { 'content-type': 'application/json', ...headers }, payload })
  return { status: answer.statusCode, ...answer.json<Failure>() }
}

const told = ({ status, error }: { status: number } & Failure) => [status, error.data.problem.status, error.data.problem.code]

test('what the caller did is never called a fault of ours', async () => {
  expect(told(await ask('segment.list', '{}', {}))).toEqual([401, 401, 'UNAUTHENTICATED'])
  expect(told(await ask('nothing.here', '{}'))).toEqual([404, 404, 'NOT_FOUND'])
  expect(told(await ask('segment.list', '{"limit": "many"}'))).toEqual([422, 422, 'INVALID_INPUT'])
  expect(told(await ask('segment.get', '{"id":"seg_00000000000000000000000000000000"}'))).toEqual([404, 404, 'NOT_FOUND'])
  expect(told(await ask('segment.list', '{"limit": '))).toEqual([400, 400, 'MALFORMED'])
  const asMutation = await world.app.inject({ method: 'DELETE', url: '/trpc/segment.list', headers: { authorization: `Bearer ${client.apiKey}` } })
  expect(asMutation.statusCode).toBeLessThan(500)
})

test('a state that was not named is asked for with the status REST has for it', async () => {
  const document = { schemaVersion: 1, entry: { trigger: { kind: 'event', event: 'Order', where: [] }, reentry: { kind: 'never' } }, nodes: [], edges: [], canvas: { direction: 'TB', offsets: {}, notes: [] } }
  const { id } = await client.ok<{ id: string }>('POST', '/workflows', { name: 'Draft', document })
  expect(told(await ask('workflows.update', JSON.stringify({ id, name: 'Other' })))).toEqual([428, 428, 'PRECONDITION_REQUIRED'])
})
