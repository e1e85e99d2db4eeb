import { afterAll, beforeAll, expect, test } from 'vitest'
import { eventually, openApiWorld } from '../../test/api-world.ts'
import type { ApiClient, ApiWorld } from '../../test/api-world.ts'

let world: ApiWorld
let client: ApiClient
beforeAll(async () => {
  world = await openApiWorld()
  client = await world.newClient()
})
afterAll(() => world.close())

interface Line { readonly progress?: string; readonly result?: { readonly isClean?: boolean; readonly tables?: readonly { readonly expected: number }[]; readonly todo?: string; readonly rows?: number; readonly note?: string }; readonly problem?: unknown }
async function work(path: string, token = world.adminToken): Promise<Line[]> {
  const [slug] = await world.deps.db.global<{ slug: string }>('SELECT slug FROM list_workspaces() WHERE workspace_id = $1', [client.workspaceId])
  const answer = await world.app.inject({ method: 'POST', url: `/api/admin/analytics/${path}`, headers: { authorization: `Bearer ${token}`, 'x-sendero-workspace': slug?.slug ?? '' }, payload: {} })
  if (answer.statusCode !== 200) return [{ problem: answer.statusCode }]
  return answer.body.trim().split('\n').map((line) => JSON.parse(line) as Line)
}
const resultOf = (lines: readonly Line[]): Line['result'] => lines.at(-1)?.result

test('the operator is told what differs and what to do, rebuilds, and is told that nothing differs', async () => {
  for (const who of ['ann', 'bob']) await client.ok('POST', '/events', { userId: who, event: 'Bought' })
  await eventually('the copy', async () => (resultOf(await work('reconcile'))?.tables?.[0]?.expected === 2 ? true : null))
  await world.deps.clickhouse.command({ query: `ALTER TABLE events DELETE WHERE workspace_id = {w:UUID} SETTINGS mutations_sync = 2`, query_params: { w: client.workspaceId } })
  const lines = await work('reconcile')
  expect(lines[0]).toEqual({ progress: 'Comparing events' })
  expect(resultOf(lines)).toMatchObject({ isClean: false, todo: expect.stringContaining('rebuild-analytics') as string })
  const rebuilt = await work('rebuild')
  expect(rebuilt[0]?.progress).toMatch(/^\d+ rows written$/)
  expect(resultOf(rebuilt)).toMatchObject({ rows: 6, note: expect.stringContaining('node_visits') as string })
  expect(resultOf(await work('reconcile'))?.isClean).toBe(true)
})

test('nobody but the operator may', async () => {
  expect(await work('reconcile', client.apiKey)).toEqual([{ problem: 401 }])
  expect(await work('rebuild', client.apiKey)).toEqual([{ problem: 401 }])
})
