import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest'
import type { JsonObject } from '@sendero/flow-engine'
import type { JourneyDocument } from '@sendero/flow-engine/document'
import { journey } from '@sendero/flow-engine/testing'
import { openCalendarWorld } from '../../../test/calendar-world.ts'
import type { CalendarWorld } from '../../../test/calendar-world.ts'
import { openTestDeps } from '../../../test/test-deps.ts'
import type { TestDeps } from '../../../test/test-deps.ts'
import { toPublicId } from '../../db/public-id.ts'
import { checkInvariants } from '../invariants/index.ts'
import { eraseCustomer } from '../profiles/erase-customer.ts'

let harness: TestDeps
let world: CalendarWorld
beforeAll(async () => { harness = await openTestDeps() })
afterAll(async () => { await harness.close() })
beforeEach(async () => {
  world = await openCalendarWorld(harness, { now: '2027-03-01T00:00:00Z', timeZone: 'Europe/Berlin' })
  await world.identify('ann')
})
afterEach(async () => { expect((await checkInvariants(harness.deps, world.workspaceId)).filter(({ id }) => id !== 'I16')).toEqual([]) })

const daily = (time: string, clock: 'workspace' | 'customer' = 'workspace'): JourneyDocument => journey().onSchedule(`2027-03-01T${time}`, { rule: 'FREQ=DAILY', clock }).reentry('always').exit('x').document()
const draw = (id: string, document: JourneyDocument): Promise<unknown> => world.call('workflows.update', { id: toPublicId('journey', id), ifMatch: '*', document: document as unknown as JsonObject })
const days = async (id: string): Promise<unknown> => (await world.occurrences(id)).map(({ localTime, state, reason }) => [localTime.slice(5), state, reason])

test('times that come while the journey is paused are skipped, and it goes on with the next after', async () => {
  const id = await world.publish(daily('09:00'))
  await world.travel('2027-03-01T12:00:00Z')
  await world.act(id, 'disable')
  await world.travel('2027-03-03T12:00:00Z')
  await world.act(id, 'enable')
  await world.travel('2027-03-04T12:00:00Z')
  expect(await world.entries(id)).toEqual(['ann 2027-03-01T08:00Z', 'ann 2027-03-04T08:00Z'])
  expect(await days(id)).toEqual([['03-01T09:00', 'done', null], ['03-02T09:00', 'skipped', 'paused'], ['03-03T09:00', 'skipped', 'paused'], ['03-04T09:00', 'done', null], ['03-05T09:00', 'planned', null]])
})

test('a pause that nobody noticed, because nobody was at work, has been one all the same', async () => {
  const id = await world.publish(daily('09:00'))
  await world.act(id, 'disable')
  await world.jump('2027-03-02T09:00:00Z')
  await world.act(id, 'enable')
  await world.enter()
  expect(await world.entries(id)).toEqual([])
  expect(await days(id)).toEqual([['03-01T09:00', 'skipped', 'paused'], ['03-02T09:00', 'skipped', 'paused'], ['03-03T09:00', 'planned', null]])
})

test('in the middle of an occurrence of people a pause leaves out the zones it covers', async () => {
  await world.identify('kim', { timezone: 'Asia/Tokyo' })
  await world.identify('liv', { timezone: 'America/Los_Angeles' })
  const id = await world.publish(journey().onSchedule('2027-03-02T09:00', { clock: 'customer' }).exit('x').document())
  await world.travel('2027-03-02T06:00:00Z')
  await world.act(id, 'disable')
  await world.travel('2027-03-02T10:00:00Z')
  await world.act(id, 'enable')
  await world.travel('2027-03-04T00:00:00Z')
  expect(await world.entries(id)).toEqual(['kim 2027-03-02T00:00Z', 'liv 2027-03-02T17:00Z'])
  expect(await world.occurrences(id)).toMatchObject([{ state: 'done', reason: 'paused', entered: 2 }])
})

test('nobody enters by a closed entry, nor for what came while it was closed', async () => {
  const id = await world.publish(daily('09:00'))
  await world.act(id, 'disable', { whom: 'entry' })
  await world.travel('2027-03-01T12:00:00Z')
  await world.jump('2027-03-02T09:00:00Z')
  await world.act(id, 'enable')
  await world.travel('2027-03-03T12:00:00Z')
  expect(await world.entries(id)).toEqual(['ann 2027-03-03T08:00Z'])
  expect(await days(id)).toEqual([['03-01T09:00', 'skipped', 'closed'], ['03-02T09:00', 'skipped', 'paused'], ['03-03T09:00', 'done', null], ['03-04T09:00', 'planned', null]])
  expect((await world.visits(id)).filter(({ outcome }) => outcome === 'notEntered')).toEqual([])
})

test('a stopped journey has no next time; published again it has, and no time comes twice', async () => {
  const id = await world.publish(daily('09:00', 'customer'))
  await world.travel('2027-03-02T08:30:00Z')
  await world.act(id, 'stop')
  expect((await world.occurrences(id)).filter(({ state }) => state === 'planned')).toEqual([])
  await world.travel('2027-03-02T10:00:00Z')
  await world.identify('liv', { timezone: 'America/Los_Angeles' })
  await world.act(id, 'publish')
  await world.travel('2027-03-04T00:00:00Z')
  // The second of March had begun when it was stopped: it does not begin again.
  expect(await world.entries(id)).toEqual(['ann 2027-03-01T08:00Z', 'ann 2027-03-02T08:00Z', 'ann 2027-03-03T08:00Z', 'liv 2027-03-03T17:00Z'])
  expect((await world.occurrences(id))[1]).toMatchObject({ localTime: '2027-03-02T09:00', state: 'done', reason: 'stopped', entered: 1 })
})

test('a version with other times drops those that are planned, keeps those it has too, and repeats none', async () => {
  const id = await world.publish(daily('09:00'))
  await world.travel('2027-03-01T12:00:00Z')
  await draw(id, daily('18:00'))
  await world.act(id, 'publish')
  await world.travel('2027-03-02T00:00:00Z')
  await draw(id, { ...daily('09:00'), nodes: [{ id: 'x', kind: 'exit', name: 'End', config: {} }] })
  await world.act(id, 'publish')
  await draw(id, { ...daily('09:00'), nodes: [{ id: 'x', kind: 'exit', name: 'Out', config: {} }] })
  await world.act(id, 'publish')
  await world.travel('2027-03-02T12:00:00Z')
  expect(await world.entries(id)).toEqual(['ann 2027-03-01T08:00Z', 'ann 2027-03-01T17:00Z', 'ann 2027-03-02T08:00Z'])
  expect((await world.runs(id)).map(({ version }) => version)).toEqual([1, 2, 4])
  expect(await days(id)).toEqual([['03-01T09:00', 'done', null], ['03-01T18:00', 'done', null], ['03-02T09:00', 'done', null], ['03-03T09:00', 'planned', null]])
})

test('in the middle of an occurrence people go on into a version that has it too, and not into one that does not', async () => {
  await world.identify('kim', { timezone: 'Asia/Tokyo' })
  await world.identify('liv', { timezone: 'America/Los_Angeles' })
  const id = await world.publish(daily('09:00', 'customer'))
  await world.travel('2027-03-02T04:00:00Z')
  await draw(id, { ...daily('09:00', 'customer'), nodes: [{ id: 'x', kind: 'exit', name: 'End', config: {} }] })
  await world.act(id, 'publish')
  await world.travel('2027-03-02T12:00:00Z')
  await draw(id, daily('10:00', 'customer'))
  await world.act(id, 'publish')
  await world.travel('2027-03-03T00:00:00Z')
  const second = (await world.entries(id)).filter((entry) => entry >= '' && entry.includes('2027-03-02'))
  expect(second).toEqual(['kim 2027-03-02T00:00Z', 'ann 2027-03-02T08:00Z', 'liv 2027-03-02T18:00Z'])
  expect((await world.occurrences(id)).find(({ localTime }) => localTime === '2027-03-02T09:00')).toMatchObject({ state: 'done', reason: 'replaced', entered: 2, version: 2 })
})

test('published at the very moment of a time, that time is not lost', async () => {
  const id = await world.publish(daily('09:00'))
  await world.jump('2027-03-01T08:00:00.500Z')
  await draw(id, { ...daily('09:00'), nodes: [{ id: 'x', kind: 'exit', name: 'End', config: {} }] })
  await world.act(id, 'publish')
  await world.enter()
  expect(await world.entries(id)).toEqual(['ann 2027-03-01T08:00Z'])
  expect(await days(id)).toEqual([['03-01T09:00', 'done', null], ['03-02T09:00', 'planned', null]])
})

test('another way of entering ends the calendar', async () => {
  const id = await world.publish(daily('09:00'))
  await draw(id, journey().onEvent('Order').exit('x').document())
  await world.act(id, 'publish')
  await world.travel('2027-03-03T00:00:00Z')
  expect([await world.entries(id), await world.occurrences(id)]).toEqual([[], []])
})

test('who was erased enters no more, and two who are one enter once', async () => {
  await world.identify('bob')
  await world.identify('liv', { timezone: 'America/Los_Angeles' })
  const id = await world.publish(journey().onSchedule('2027-03-02T09:00', { clock: 'customer', rule: 'FREQ=DAILY;COUNT=2' }).reentry('always').exit('x').document())
  await eraseCustomer(harness.deps, world.workspaceId, { idOrUserId: 'bob', by: 'test' })
  await world.travel('2027-03-02T12:00:00Z')
  await world.merge('ann', 'liv')
  await world.travel('2027-03-05T00:00:00Z')
  expect(await world.entries(id)).toEqual(['liv 2027-03-02T08:00Z', 'liv 2027-03-03T17:00Z'])
})

test('an occurrence entered twice, and one that nobody saw to, are broken promises', async () => {
  const id = await world.publish(daily('09:00'))
  await world.travel('2027-03-01T12:00:00Z')
  await world.query(`UPDATE journey_occurrences SET due_at = workspace_now() - interval '2 minutes', turned_at = clock_timestamp() - interval '2 minutes' WHERE state = 'planned'`)
  await world.query(`INSERT INTO runs (workspace_id, id, journey_id, version, customer_id, entry_slot, status, entry, started_at, ended_at, updated_at)
    SELECT workspace_id, gen_random_uuid(), journey_id, version, customer_id, 'other', status, entry, started_at, ended_at, updated_at FROM runs`)
  const broken = async (): Promise<string[]> => (await checkInvariants(harness.deps, world.workspaceId)).map(({ promise }) => promise).filter((promise) => /occurrence/.test(promise))
  expect(await broken()).toEqual(['Nobody has two runs for one occurrence of a journey by the calendar', 'No occurrence of a live journey is overdue'])
  await world.query(`UPDATE journeys SET status = 'paused' WHERE id = $1`, [id])
  expect(await broken()).toHaveLength(1)
  await world.query(`DELETE FROM runs WHERE entry_slot = 'other'`)
})
