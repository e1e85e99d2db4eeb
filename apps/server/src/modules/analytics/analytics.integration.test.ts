import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import type { JsonObject } from '@sendero/flow-engine'
import { journey } from '@sendero/flow-engine/testing'
import { day, hour, openJourneyWorld } from '../../../test/journey-world.ts'
import type { JourneyWorld } from '../../../test/journey-world.ts'
import { openTestDeps } from '../../../test/test-deps.ts'
import type { TestDeps } from '../../../test/test-deps.ts'
import { toPublicId } from '../../db/public-id.ts'
import type { AnyProcedure, ProcedureContext } from '../../procedures/procedure.ts'
import { analyticsProcedures } from './index.ts'
import { visitsOfCustomer } from './visits-of-customer.ts'

let harness: TestDeps
let world: JourneyWorld
beforeAll(async () => { harness = await openTestDeps() })
afterAll(async () => { await harness.close() })
beforeEach(async () => { world = await openJourneyWorld(harness) })

async function call<Output>(id: string, input: JsonObject, workspaceId = world.workspaceId): Promise<Output> {
  const procedures: readonly AnyProcedure[] = analyticsProcedures as never
  const context: ProcedureContext = { deps: harness.deps, actor: { kind: 'operator' }, workspaceId, requestId: 'test', log: harness.deps.log, signal: new AbortController().signal }
  return await procedures.find((each) => each.id === id)?.call(context, input) as never
}

interface Metrics { readonly nodes: Record<string, JsonObject>; readonly edges: Record<string, number>; readonly asOf: string }
const metrics = (id: string, more: JsonObject = {}): Promise<Metrics> => call('workflows.metrics', { id: toPublicId('journey', id), ...more })

const zeros = { entered: 0, hereNow: 0, left: 0, sent: 0, delivered: 0, opened: 0, clicked: 0, unsubscribed: 0, bounced: 0, failed: 0, converted: 0, skipped: {} }
const inClickhouse = (query: string): Promise<unknown> => harness.deps.clickhouse.command({ query: `${query} SETTINGS mutations_sync = 2` })

test('a journey nobody has entered shows every node and edge with zeros', async () => {
  const id = await world.publish(journey().onEvent('Signed Up').wait('w', 'P1D').exit('x').document())
  expect(await metrics(id)).toMatchObject({ nodes: { w: zeros, x: zeros }, edges: { e0: 0, e1: 0 } })
  expect(Object.keys((await metrics(id)).nodes).sort()).toEqual(['w', 'x'])
})

test('numbers follow the people through the nodes, and the rows they are made from', async () => {
  const template = await world.template()
  const id = await world.publish(journey().onEvent('Signed Up').email('m', template).wait('w', 'P1D').goal('g').document())
  for (const who of ['ann', 'bob', 'cid']) await world.fire(who, 'Signed Up')
  await world.advance()
  const first = await metrics(id)
  expect(first.nodes).toMatchObject({ m: { entered: 3, left: 3, hereNow: 0, sent: 0, converted: 0 }, w: { entered: 3, left: 0, hereNow: 3 }, g: { entered: 0 } })
  expect(first.edges).toEqual({ e0: 3, e1: 3, e2: 0 })
  await world.pass(day + hour)
  await world.advance()
  expect((await metrics(id)).nodes).toMatchObject({ m: { converted: 3 }, w: { left: 3, hereNow: 0, converted: 3 }, g: { entered: 3, converted: 0 } })

  // The row changes, the number follows: nothing is counted on the side.
  const [run] = await world.query<{ id: string }>('SELECT id FROM runs ORDER BY id LIMIT 1')
  await inClickhouse(`ALTER TABLE node_visits DELETE WHERE run_id = '${run?.id}' AND is_goal = 1`)
  expect((await metrics(id)).nodes).toMatchObject({ m: { converted: 2, entered: 3 }, w: { converted: 2 }, g: { entered: 2 } })
  await inClickhouse(`ALTER TABLE node_visits DELETE WHERE run_id = '${run?.id}'`)
  expect(await metrics(id)).toMatchObject({ nodes: { m: { entered: 2, left: 2 }, w: { left: 2 } }, edges: { e0: 2, e1: 2, e2: 2 } })
  await world.query(`UPDATE messages SET state = 'sent', sent_at = now(), delivered_at = now(), opened_at = now() WHERE run_id = $1`, [run?.id])
  expect((await metrics(id)).nodes).toMatchObject({ m: { sent: 1, delivered: 1, opened: 1, skipped: {} } })
  await world.query(`UPDATE messages SET state = 'skipped', reason = 'unsubscribed', sent_at = NULL, delivered_at = NULL, opened_at = NULL WHERE run_id = $1`, [run?.id])
  expect((await metrics(id)).nodes).toMatchObject({ m: { sent: 0, opened: 0, skipped: { unsubscribed: 1 } } })
})

test('a range counts what happened in it, and hereNow ignores it', async () => {
  const id = await world.publish(journey().onEvent('Signed Up').wait('w', 'P10D').exit('x').document())
  const start = await world.now()
  await world.fire('ann', 'Signed Up')
  await world.advance()
  await world.pass(2 * day)
  await world.fire('bob', 'Signed Up')
  await world.advance()
  const boundary = new Date(start + day).toISOString()
  expect((await metrics(id, { to: boundary })).nodes).toMatchObject({ w: { entered: 1, hereNow: 2 } })
  expect((await metrics(id, { from: boundary })).nodes).toMatchObject({ w: { entered: 1, hereNow: 2 } })
  expect((await metrics(id, { from: boundary, to: boundary })).nodes).toMatchObject({ w: { entered: 0, hereNow: 2 } })
  expect((await metrics(id, { version: 1 })).nodes).toMatchObject({ w: { entered: 2, hereNow: 2 } })
  await expect(metrics(id, { version: 2 })).rejects.toMatchObject({ code: 'NOT_FOUND' })
  await expect(metrics(id, { from: 'yesterday' })).rejects.toMatchObject({ code: 'INVALID_INPUT' })
})

test('another workspace sees neither the journey nor its visits', async () => {
  const id = await world.publish(journey().onEvent('Signed Up').wait('w', 'P1D').exit('x').document())
  await world.fire('ann', 'Signed Up')
  await world.advance()
  await metrics(id)
  const other = await openJourneyWorld(harness)
  await expect(call('workflows.metrics', { id: toPublicId('journey', id) }, other.workspaceId)).rejects.toMatchObject({ code: 'NOT_FOUND' })
  const [ann] = await world.query<{ id: string }>('SELECT id FROM customers')
  const asked = { customerIds: [ann?.id ?? ''], until: null, limit: 10 }
  expect(await visitsOfCustomer(harness.deps, world.workspaceId, asked)).not.toEqual([])
  expect(await visitsOfCustomer(harness.deps, other.workspaceId, asked)).toEqual([])
})

interface Trace { readonly data: JsonObject[]; readonly runs: JsonObject[]; readonly neverEntered: { code: string }[] | null }
const trace = (id: string, who: string): Promise<Trace> => call('workflows.trace', { id: toPublicId('journey', id), customerId: who })

test('a trace tells every decision in order at once, without waiting for ClickHouse', async () => {
  const id = await world.publish(journey().onEvent('Signed Up').wait('w', 'PT1H').exit('x').document())
  await world.fire('ann', 'Signed Up')
  await world.advance()
  const parked = [['entry', 'entered'], ['w', 'waiting']]
  expect((await trace(id, 'ann')).data.map((decision) => [decision['nodeId'], decision['outcome']])).toEqual(parked)
  await metrics(id)
  expect(await world.query('SELECT count(*) FROM outbox')).toEqual([{ count: 0 }])
  expect((await trace(id, 'ann')).data.map((decision) => [decision['nodeId'], decision['outcome']])).toEqual(parked)
  await world.pass(2 * hour)
  await world.advance()
  const after = await trace(id, 'ann')
  expect(after.data.map((decision) => [decision['nodeId'], decision['outcome']])).toEqual([...parked, ['w', 'waited'], ['x', 'exited']])
  expect(after).toMatchObject({ neverEntered: null, runs: [{ status: 'exited', nodeId: 'x' }] })
})

test('a trace tells why somebody never entered', async () => {
  await world.fire('early', 'Signed Up', { plan: 'pro' })
  await world.pass(hour)
  const event = await world.publish(journey().onEvent('Signed Up', { where: [{ property: 'plan', is: 'equals', value: 'pro' }] }).exit('x').document())
  await world.fire('filtered', 'Signed Up', { plan: 'free' })
  await world.identify('idle')
  const codes = async (id: string, who: string): Promise<string[] | undefined> => (await trace(id, who)).neverEntered?.map((absence) => absence.code)
  expect(await codes(event, 'early')).toEqual(['EVENT_BEFORE_PUBLISHING'])
  expect(await codes(event, 'filtered')).toEqual(['EVENT_FILTERED'])
  expect(await codes(event, 'idle')).toEqual(['NO_EVENT'])
  const segment = await world.segment({ trait: 'plan', is: 'equals', value: 'pro' })
  await world.identify('member', { plan: 'pro' })
  const bySegment = await world.publish(journey().onSegment(segment).exit('x').document())
  expect(await codes(bySegment, 'idle')).toEqual(['NOT_IN_SEGMENT'])
  expect(await codes(bySegment, 'member')).toEqual(['IN_SEGMENT_BEFORE_PUBLISHING'])
  await expect(trace(event, 'nobody')).rejects.toMatchObject({ code: 'NOT_FOUND' })
})

test('people of a node can be listed: who stands there, and who got which outcome', async () => {
  const id = await world.publish(journey().onEvent('Signed Up').wait('w', 'PT1H').exit('x').document())
  for (const who of ['ann', 'bob', 'cid']) await world.fire(who, 'Signed Up')
  await world.advance()
  interface Listed { data: { userId: string; outcome: string | null }[]; nextCursor: string | null }
  const list = (nodeId: string, more: JsonObject = {}): Promise<Listed> => call('workflows.nodeCustomers', { id: toPublicId('journey', id), nodeId, ...more })
  const all = async (nodeId: string, more: JsonObject): Promise<string[]> => {
    const page = await list(nodeId, more)
    return [...page.data.map(({ userId }) => userId), ...(page.nextCursor === null ? [] : await all(nodeId, { ...more, cursor: page.nextCursor }))]
  }
  expect((await all('w', { limit: 2 })).sort()).toEqual(['ann', 'bob', 'cid'])
  expect((await all('w', { outcome: 'waiting', limit: 1 })).sort()).toEqual(['ann', 'bob', 'cid'])
  expect(await list('x')).toEqual({ data: [], nextCursor: null })
  await world.pass(2 * hour)
  await world.advance()
  expect(await all('w', {})).toEqual([])
  expect((await all('x', { outcome: 'exited', limit: 2 })).sort()).toEqual(['ann', 'bob', 'cid'])
  const soon = new Date(await world.now() - hour).toISOString()
  expect(await all('w', { outcome: 'waiting', from: soon })).toEqual([])
  expect((await all('w', { outcome: 'waiting', to: soon, version: 1 })).length).toBe(3)
  expect(await all('x', { outcome: 'exited', version: 2 })).toEqual([])
  await expect(list('w', { outcome: 'waiting', cursor: 'bm8' })).rejects.toMatchObject({ code: 'INVALID_INPUT' })
})
