import { journey } from '@sendero/flow-engine/testing'
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest'
import { armFailpoint, disarmFailpoints } from '../../../test/arm-failpoint.ts'
import { openJourneyWorld } from '../../../test/journey-world.ts'
import type { JourneyWorld } from '../../../test/journey-world.ts'
import { openTestDeps } from '../../../test/test-deps.ts'
import type { TestDeps } from '../../../test/test-deps.ts'
import { appendEvents } from '../events/index.ts'
import { takeInEvents } from '../intake/index.ts'
import { call } from '../intake/testing/build-call.ts'
import { changeMembers, createList } from '../lists/index.ts'
import { exportOutbox, withExportsHeld } from '../outbox/index.ts'
import { eraseCustomer } from '../profiles/erase-customer.ts'
import { rebuildAnalytics } from './rebuild-analytics.ts'
import { rebuildPiece } from './rebuild-piece.ts'
import { reconcile } from './reconcile.ts'
import type { TableBalance } from './reconcile.ts'

// A copy that is a little wrong is a wrong number that nobody can explain: it has to be found by name, and made right while people
// go on buying.

let harness: TestDeps
let world: JourneyWorld
beforeAll(async () => { harness = await openTestDeps() })
afterAll(async () => { await harness.close() })
beforeEach(async () => { world = await openJourneyWorld(harness) })
afterEach(disarmFailpoints)

const sql = async (query: string): Promise<void> => { await harness.deps.clickhouse.command({ query: query.replaceAll('$w', `'${world.workspaceId}'`) }) }
const ask = async <Row>(query: string): Promise<Row[]> => (await harness.deps.clickhouse.query({ query: query.replaceAll('$w', `'${world.workspaceId}'`), format: 'JSONEachRow' })).json<Row>()
const deleteFrom = (table: string, where: string): Promise<void> => sql(`ALTER TABLE ${table} DELETE WHERE workspace_id = $w AND ${where} SETTINGS mutations_sync = 2`)
const rebuild = (options: Partial<Parameters<typeof rebuildAnalytics>[2]> = {}) =>
  rebuildAnalytics(harness.deps, world.workspaceId, { isFromStart: false, onProgress: () => undefined, signal: new AbortController().signal, peoplePerPiece: 2, ...options })
const differing = async (): Promise<TableBalance[]> => (await reconcile(harness.deps, world.workspaceId)).tables.filter(({ isEqual }) => !isEqual)
const takeIn = async (): Promise<void> => { while ((await takeInEvents(harness.deps, world.workspaceId)).taken > 0) continue }

/** Seven people who bought on two days, a list with two of them, a pair that turned out to be one person, and an erased one. */
async function liveALittle(): Promise<void> {
  for (const [day, who] of [['01', 'ann'], ['01', 'bob'], ['02', 'ann'], ['02', 'cid'], ['02', 'dan'], ['02', 'eve'], ['02', 'fay']] as const) {
    await appendEvents(harness.deps, world.workspaceId, [call({ type: 'track', userId: who, event: 'Bought: much', properties: { sku: 'x', total: 12.5 }, occurredAt: Date.parse(`2026-03-${day}T10:00:00.123Z`) })])
  }
  await appendEvents(harness.deps, world.workspaceId, [call({ type: 'identify', userId: 'ann', properties: { plan: 'pro' } })])
  await takeIn()
  // Known by another name first: their event goes over to the number they have in the end.
  await appendEvents(harness.deps, world.workspaceId, [call({ type: 'track', anonymousId: 'a-1', userId: null, event: 'Looked' })])
  await takeIn()
  await appendEvents(harness.deps, world.workspaceId, [call({ type: 'identify', userId: 'bob', anonymousId: 'a-1' })])
  await takeIn()
  await eraseCustomer(harness.deps, world.workspaceId, { idOrUserId: 'cid', by: 'test' })
  await harness.deps.db.withWorkspace(world.workspaceId, async (tx) => {
    const { id } = await createList(tx, { name: 'Guests', by: 'test' })
    const people = await tx.query<{ id: string }>(`SELECT id FROM customers WHERE user_id IN ('ann', 'bob')`)
    await changeMembers(harness.deps, tx, { now: Date.now(), changes: people.map((person) => ({ listId: id, customerId: person.id, isOn: true })) })
  })
  await exportOutbox(harness.deps, world.workspaceId)
}

test('ClickHouse and PostgreSQL agree after everything that happened, and a lost or doubled visit is found', async () => {
  await world.segment({ event: 'Signed Up', count: { atLeast: 1 } })
  const id = await world.publish(journey().onEvent('Signed Up').wait('w', 'PT1H').exit('x').document())
  for (const who of ['ann', 'bob']) await world.fire(who, 'Signed Up')
  await world.advance()
  const equal = { missing: 0, foreign: 0, doubled: 0, isEqual: true, parts: [], examples: [], isWhole: true }
  expect(await reconcile(harness.deps, world.workspaceId)).toEqual({ leftOut: 0, tables: [
    { table: 'events', expected: 2, actual: 2, ...equal }, { table: 'customers', expected: 2, actual: 2, ...equal }, { table: 'customer_ids', expected: 2, actual: 2, ...equal },
    { table: 'list_members', expected: 0, actual: 0, ...equal }, { table: 'node_visits', expected: 4, actual: 4, ...equal }, { table: 'segment_changes', expected: 2, actual: 2, ...equal },
  ] })
  await deleteFrom('node_visits', `journey_id = '${id}' AND node_id = 'w'`)
  expect(await differing()).toMatchObject([{ table: 'node_visits', expected: 4, actual: 2, missing: 2 }])
})

test('what is missing, doubled and foreign is named by table and day, and a rebuild heals it', async () => {
  await liveALittle()
  expect(await differing()).toEqual([])
  await deleteFrom('events', `toDate(occurred_at) = '2026-03-01' AND number = (SELECT min(number) FROM events WHERE workspace_id = $w AND toDate(occurred_at) = '2026-03-01')`)
  await sql(`INSERT INTO events SELECT * FROM events WHERE workspace_id = $w AND toDate(occurred_at) = '2026-03-02' LIMIT 1`)
  await sql(`INSERT INTO events (workspace_id, event, number, occurred_at, seq) VALUES ($w, 'Never', 999999, '2026-03-05 00:00:00', 1)`)
  await sql(`INSERT INTO customers (workspace_id, number, revision, is_deleted) VALUES ($w, 999999, 1, 0)`)
  await deleteFrom('customer_ids', 'number = 0')
  await deleteFrom('list_members', '1')
  const found = await differing()
  expect(found.map(({ table, missing, foreign, doubled }) => ({ table, missing, foreign, doubled }))).toEqual([
    { table: 'events', missing: 1, foreign: 1, doubled: 1 }, { table: 'customers', missing: 0, foreign: 1, doubled: 0 },
    { table: 'customer_ids', missing: 1, foreign: 0, doubled: 0 }, { table: 'list_members', missing: 2, foreign: 0, doubled: 0 },
  ])
  expect(found[0]?.parts).toEqual([{ name: '2026-03-01', expected: 2, actual: 1 }, { name: '2026-03-02', expected: 4, actual: 5 }, { name: '2026-03-05', expected: 0, actual: 1 }])
  expect(found[0]?.examples).toEqual(expect.arrayContaining(['foreign: event 1 "Never" of customer number 999999', expect.stringMatching(/^missing: event \d+ "Bought: much" of customer number \d+$/)]))
  await rebuild()
  expect(await differing()).toEqual([])
  const [event] = await ask<object>(`SELECT event, toString(occurred_at) AS at, paths, text['sku'] AS sku, num['total'] AS total FROM events WHERE workspace_id = $w AND event = 'Bought: much' ORDER BY seq LIMIT 1`)
  expect(event).toEqual({ event: 'Bought: much', at: '2026-03-01 10:00:00.123', paths: ['sku', 'total'], sku: ['x'], total: [12.5] })
})

test('an event in the place of another is found although their number is right', async () => {
  await liveALittle()
  await sql(`INSERT INTO events SELECT * REPLACE (seq + 1000000 AS seq) FROM events WHERE workspace_id = $w AND toDate(occurred_at) = '2026-03-01' ORDER BY seq LIMIT 1`)
  await deleteFrom('events', `seq = (SELECT min(seq) FROM events WHERE workspace_id = $w)`)
  expect(await differing()).toMatchObject([{ table: 'events', missing: 1, foreign: 1, doubled: 0 }])
})

test('everything lost at once comes back', async () => {
  await liveALittle()
  for (const table of ['events', 'customers', 'customer_ids', 'list_members']) await deleteFrom(table, '1')
  expect((await differing()).map(({ table }) => table)).toEqual(['events', 'customers', 'customer_ids', 'list_members'])
  await rebuild({ peoplePerPiece: 5_000 })
  expect(await differing()).toEqual([])
})

test('events that arrive during a rebuild end up there exactly once, and so does what waits in the outbox', async () => {
  await liveALittle()
  const buy = async (who: string): Promise<void> => {
    await appendEvents(harness.deps, world.workspaceId, [call({ type: 'track', userId: who, event: 'Bought: much' }), call({ type: 'identify', userId: who, properties: { last: who } })])
    await takeIn()
  }
  await buy('ann')
  // While rows of a piece are gone, and before it is noted: what an exporter brought now would be deleted with the rest.
  let newcomers = 0
  const meanwhile = async (): Promise<void> => {
    newcomers += 1
    for (const who of ['ann', 'eve', `new${newcomers}`]) await buy(who)
    await exportOutbox(harness.deps, world.workspaceId)
  }
  armFailpoint('emptied', meanwhile)
  armFailpoint('rebuilt', meanwhile)
  await rebuild()
  disarmFailpoints()
  await exportOutbox(harness.deps, world.workspaceId)
  expect(await differing()).toEqual([])
  expect(await ask<object>(`SELECT toString(count() - uniqExact(number, seq)) AS doubled FROM events WHERE workspace_id = $w`)).toEqual([{ doubled: '0' }])
  const [latest] = await ask<{ last: string[] }>(`SELECT text['last'] AS last FROM customers FINAL WHERE workspace_id = $w AND number = (SELECT max(number) FROM customers WHERE workspace_id = $w)`)
  expect(latest?.last).toEqual([`new${newcomers}`])
})

test('what waits in the outbox while a piece is rebuilt comes from there, once', async () => {
  await liveALittle()
  await appendEvents(harness.deps, world.workspaceId, ['ann', 'new'].map((userId) => call({ type: 'track', userId, event: 'Bought: much' })))
  await takeIn()
  expect((await reconcile(harness.deps, world.workspaceId)).leftOut).toBe(0)
  await appendEvents(harness.deps, world.workspaceId, ['ann', 'newer'].map((userId) => call({ type: 'track', userId, event: 'Bought: much' })))
  await takeIn()
  await withExportsHeld(harness.deps, world.workspaceId, (snapshot) => rebuildPiece(harness.deps, snapshot, { from: 0, end: 100, people: 100 }))
  await exportOutbox(harness.deps, world.workspaceId)
  expect(await differing()).toEqual([])
})

test('a batch that was in ClickHouse when its exporter died is not there twice, nor lost, after a rebuild', async () => {
  await liveALittle()
  await appendEvents(harness.deps, world.workspaceId, [call({ type: 'track', userId: 'ann', event: 'Bought: much' })])
  await takeIn()
  armFailpoint('exported', () => { throw new Error('killed') })
  await exportOutbox(harness.deps, world.workspaceId).catch(() => undefined)
  disarmFailpoints()
  await rebuild()
  await exportOutbox(harness.deps, world.workspaceId)
  expect(await differing()).toEqual([])
})

test.each(['emptied', 'rebuilt'] as const)('a crash at "%s" is healed by running it again, which goes on where it stopped', async (point) => {
  await liveALittle()
  await sql(`INSERT INTO events SELECT * FROM events WHERE workspace_id = $w`)
  let passed = 0
  armFailpoint(point, () => {
    passed += 1
    if (passed === (point === 'emptied' ? 5 : 2)) throw new Error('killed')
  })
  await expect(rebuild()).rejects.toThrow('killed')
  disarmFailpoints()
  expect((await differing()).length).toBeGreaterThan(0)
  // Number 2 was erased: the second piece begins with number 3.
  expect((await rebuild()).continuedAt).toBe(3)
  expect(await differing()).toEqual([])
})

test('a cancelled rebuild stops between two pieces and is continued; --from-start begins anew', async () => {
  await liveALittle()
  const cancel = new AbortController()
  await expect(rebuild({ signal: cancel.signal, onProgress: () => { cancel.abort() } })).rejects.toMatchObject({ code: 'SUPERSEDED' })
  expect((await rebuild({ isFromStart: true })).continuedAt).toBeNull()
  await expect(rebuild({ signal: AbortSignal.abort() })).rejects.toMatchObject({ code: 'SUPERSEDED' })
  expect(await differing()).toEqual([])
})

test('a second rebuild at the same time does no harm, and one of them says so', async () => {
  await liveALittle()
  const both = await Promise.allSettled([rebuild(), rebuild()])
  expect(both.filter(({ status }) => status === 'fulfilled').length).toBeGreaterThan(0)
  for (const each of both) if (each.status === 'rejected') expect(each.reason).toMatchObject({ code: 'CONFLICT' })
  expect(await differing()).toEqual([])
})

test('somebody erased during a rebuild does not come back', async () => {
  await liveALittle()
  const erasures: Promise<void>[] = []
  armFailpoint('emptied', () => { if (erasures.length === 0) erasures.push(eraseCustomer(harness.deps, world.workspaceId, { idOrUserId: 'ann', by: 'test' })) })
  await rebuild({ peoplePerPiece: 5_000 })
  disarmFailpoints()
  await Promise.all(erasures)
  await eraseCustomer(harness.deps, world.workspaceId, { idOrUserId: 'dan', by: 'test' })
  expect(await ask(`SELECT 1 FROM events WHERE workspace_id = $w AND number IN (0, 3)`)).toEqual([])
  expect(await differing()).toEqual([])
})

test('what happened in another workspace is neither compared nor touched', async () => {
  await liveALittle()
  const first = world
  world = await openJourneyWorld(harness)
  await liveALittle()
  await deleteFrom('events', '1')
  world = first
  expect(await differing()).toEqual([])
  await rebuild()
  expect(await differing()).toEqual([])
})
