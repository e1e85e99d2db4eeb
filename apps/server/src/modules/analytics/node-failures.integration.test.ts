import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import type { JsonObject } from '@sendero/flow-engine'
import { journey } from '@sendero/flow-engine/testing'
import { hour, openJourneyWorld } from '../../../test/journey-world.ts'
import type { JourneyWorld } from '../../../test/journey-world.ts'
import { openTestDeps } from '../../../test/test-deps.ts'
import type { TestDeps } from '../../../test/test-deps.ts'
import { toPublicId } from '../../db/public-id.ts'

let harness: TestDeps
let world: JourneyWorld
beforeAll(async () => { harness = await openTestDeps({}, { broken: ['I10'] }) })
afterAll(async () => { await harness.close() })
beforeEach(async () => { world = await openJourneyWorld(harness) })

interface Failure { id: string | null; label: string; kind: string; reason: string | null; words: string; error: string | null }
interface Failures { reasons: { kind: string; reason: string | null; count: number; words: string }[]; isComplete: boolean; data: Failure[]; nextCursor: string | null }

const failures = (id: string, nodeId: string, more: JsonObject = {}): Promise<Failures> => world.call('workflows.nodeFailures', { id: toPublicId('journey', id), nodeId, ...more })

async function all(id: string, nodeId: string, more: JsonObject): Promise<Failure[]> {
  const page = await failures(id, nodeId, more)
  return [...page.data, ...(page.nextCursor === null ? [] : await all(id, nodeId, { ...more, cursor: page.nextCursor }))]
}

async function mailed(people: Readonly<Record<string, string>>): Promise<string> {
  const template = await world.template()
  const id = await world.publish(journey().onEvent('Signed Up').email('m', template).wait('w', 'P1D').exit('x').document())
  for (const who of Object.keys(people)) {
    await world.identify(who, { email: `${who}@example.com` })
    await world.fire(who, 'Signed Up')
  }
  await world.advance()
  for (const [who, change] of Object.entries(people)) await world.query(`UPDATE messages SET ${change} WHERE customer_id = (SELECT id FROM customers WHERE user_id = $1)`, [who])
  return id
}

test('every fate but arriving is told with its reason in words, and whom it was', async () => {
  const id = await mailed({
    ann: `state = 'skipped', reason = 'no_consent'`, bob: `state = 'skipped', reason = 'no_consent'`, cid: `state = 'failed', reason = 'hard_bounce', error = '550 5.1.1 no such user', bounced_at = now()`,
    dan: `state = 'unknown', reason = 'answer_lost'`, eve: `state = 'sent', sent_at = now(), bounced_at = now()`, fay: `state = 'sent', sent_at = now()`,
  })
  const found = await failures(id, 'm', { limit: 2 })
  expect(found.reasons.map(({ kind, reason, count }) => [kind, reason, count])).toEqual([['skipped', 'no_consent', 2], ['bounced', null, 1], ['failed', 'hard_bounce', 1], ['unknown', 'answer_lost', 1]])
  expect(found).toMatchObject({ isComplete: true, reasons: [{ words: 'Nothing says that they agreed to marketing mail' }, {}, { words: 'The address does not exist' }, {}] })
  expect((await all(id, 'm', { limit: 2 })).map(({ label }) => label).sort()).toEqual(['ann', 'bob', 'cid', 'dan', 'eve'].map((who) => `${who}@example.com`))
  expect(await all(id, 'm', { kind: 'skipped', reason: 'no_consent', limit: 1 })).toMatchObject([{ kind: 'skipped' }, { kind: 'skipped' }])
  expect(await all(id, 'm', { kind: 'failed', reason: 'hard_bounce' })).toMatchObject([{ label: 'cid@example.com', error: '550 5.1.1 no such user' }])
  expect((await failures(id, 'w')).reasons).toEqual([])
  expect((await failures(id, 'm', { to: new Date(await world.now() - hour).toISOString() })).reasons).toEqual([])
  expect((await failures(id, 'm', { version: 2 })).reasons).toEqual([])
  await expect(failures(id, 'm', { cursor: 'bm8' })).rejects.toMatchObject({ code: 'INVALID_INPUT' })
})

test('a run that ended by a fault is told at the node where it stood', async () => {
  const id = await mailed({ ann: `state = 'sent'`, bob: `state = 'sent'` })
  await world.query(`UPDATE runs SET state = jsonb_set(state, '{nodeId}', '"nowhere"'), node_id = 'nowhere' WHERE journey_id = $1`, [id])
  await world.pass(25 * hour)
  await world.advance()
  expect((await failures(id, 'nowhere')).reasons).toEqual([{ kind: 'run', reason: 'unknownNode', count: 2, words: 'The node is missing from the version the person entered' }])
  expect((await all(id, 'nowhere', { kind: 'run', reason: 'unknownNode', limit: 1 })).map(({ label }) => label).sort()).toEqual(['ann@example.com', 'bob@example.com'])
  expect(await all(id, 'nowhere', { kind: 'run', reason: 'another' })).toEqual([])
})

interface Person { label: string; status: string; nodeId: string | null; wakeAt: string | null }
const people = async (id: string, more: JsonObject = {}): Promise<{ data: Person[]; nextCursor: string | null }> => world.call('workflows.people', { id: toPublicId('journey', id), ...more })

test('people of a journey are found by the beginning of an address or userId, wherever they are by now', async () => {
  const id = await mailed({ ann: `state = 'sent'`, anton: `state = 'sent'`, bob: `state = 'sent'` })
  await world.pass(25 * hour)
  await world.identify('andy', { email: 'andy@example.com' })
  await world.fire('zoe', 'Signed Up')
  await world.advance()
  const first = await people(id, { limit: 3 })
  expect(first.data.map(({ label }) => label)).toEqual(['zoe', 'bob@example.com', 'anton@example.com'])
  expect((await people(id, { limit: 3, cursor: first.nextCursor })).data.map(({ label }) => label)).toEqual(['ann@example.com'])
  expect((await people(id, { q: 'an' })).data).toMatchObject([{ label: 'anton@example.com', status: 'exited' }, { label: 'ann@example.com', status: 'exited', nodeId: 'x', wakeAt: null }])
  expect((await people(id, { q: 'ANN@' })).data).toHaveLength(1)
  expect((await people(id, { status: 'active' })).data).toMatchObject([{ label: 'zoe', nodeId: 'w', wakeAt: expect.any(String) as string }])
  expect(await people(id, { q: 'nobody' })).toEqual({ data: [], nextCursor: null })
})

test('another workspace finds neither failures nor people', async () => {
  const id = await mailed({ ann: `state = 'failed', reason = 'gave_up'` })
  const other = await openJourneyWorld(harness)
  for (const procedure of ['workflows.people', 'workflows.impact', 'workflows.reach', 'workflows.duplicate', 'workflows.restore']) {
    await expect(other.call(procedure, { id: toPublicId('journey', id), ...(procedure === 'workflows.impact' ? { action: 'stop' } : {}) })).rejects.toMatchObject({ code: 'NOT_FOUND' })
  }
  await expect(other.call('workflows.nodeFailures', { id: toPublicId('journey', id), nodeId: 'm' })).rejects.toMatchObject({ code: 'NOT_FOUND' })
})
