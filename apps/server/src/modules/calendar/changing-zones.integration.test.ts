import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest'
import fc from 'fast-check'
import { journey } from '@sendero/flow-engine/testing'
import { openCalendarWorld } from '../../../test/calendar-world.ts'
import type { CalendarWorld } from '../../../test/calendar-world.ts'
import { openTestDeps } from '../../../test/test-deps.ts'
import type { TestDeps } from '../../../test/test-deps.ts'
import { checkInvariants } from '../invariants/index.ts'

let harness: TestDeps
let world: CalendarWorld
beforeAll(async () => { harness = await openTestDeps() })
afterAll(async () => { await harness.close() })
beforeEach(async () => { world = await openCalendarWorld(harness, { now: '2027-03-01T00:00:00Z', timeZone: 'Europe/Berlin' }) })
afterEach(async () => { expect(await checkInvariants(harness.deps, world.workspaceId)).toEqual([]) })

/** At nine on 2 March, for each by their own clock: in Tokyo at 0:00Z, Berlin 8:00Z, Los Angeles 17:00Z. Exit at once, so that only the slot holds them. */
const atNine = (): Promise<string> => world.publish(journey().onSchedule('2027-03-02T09:00', { clock: 'customer' }).reentry('always').exit('x').document())
const moves = (person: string, timezone: string): Promise<void> => world.identify(person, { timezone })
const waiting = async (): Promise<number> => (await world.query('SELECT 1 AS one FROM zone_moves')).length

test('who moves to where the time has been enters at once, and only once', async () => {
  await moves('liv', 'America/Los_Angeles')
  await moves('kim', 'Asia/Tokyo')
  const id = await atNine()
  await world.travel('2027-03-02T03:00:00Z')
  await moves('liv', 'Asia/Tokyo')
  await world.travel('2027-03-02T04:00:00Z')
  expect(await world.entries(id)).toEqual(['kim 2027-03-02T00:00Z', 'liv 2027-03-02T03:00Z'])
  await moves('liv', 'America/Los_Angeles')
  await moves('kim', 'America/Los_Angeles')
  await world.travel('2027-03-04T00:00:00Z')
  expect(await world.entries(id)).toEqual(['kim 2027-03-02T00:00Z', 'liv 2027-03-02T03:00Z'])
  expect(await world.occurrences(id)).toMatchObject([{ state: 'done', entered: 2 }])
  expect(await waiting()).toBe(0)
})

test('who moves to where the time is yet to come enters there, also from an unknown zone', async () => {
  await moves('kim', 'Asia/Tokyo')
  await world.identify('ned')
  const id = await atNine()
  await world.travel('2027-03-01T20:00:00Z')
  await moves('kim', 'Europe/Berlin')
  await moves('ned', 'America/Los_Angeles')
  await world.travel('2027-03-04T00:00:00Z')
  expect(await world.entries(id)).toEqual(['kim 2027-03-02T08:00Z', 'ned 2027-03-02T17:00Z'])
})

test('somebody whose first zone is learned after their time is no latecomer', async () => {
  const id = await atNine()
  await world.travel('2027-03-02T12:00:00Z')
  await world.identify('new')
  await moves('new', 'Asia/Tokyo')
  await world.identify('west')
  await moves('west', 'America/Los_Angeles')
  await world.travel('2027-03-04T00:00:00Z')
  expect(await world.entries(id)).toEqual(['west 2027-03-02T17:00Z'])
})

test('who moves while the journey is paused, or a day after the time where they are now, has missed it', async () => {
  for (const person of ['liv', 'lou']) await moves(person, 'America/Los_Angeles')
  const id = await atNine()
  await world.travel('2027-03-02T10:00:00Z')
  await world.act(id, 'disable')
  await moves('liv', 'Asia/Tokyo')
  await world.enter()
  await world.act(id, 'enable')
  await world.jump('2027-03-03T00:00:01Z')
  await moves('lou', 'Asia/Tokyo')
  await world.enter()
  expect(await world.entries(id)).toEqual([])
})

test('a zone nobody was in before has its time too', async () => {
  await moves('kim', 'Asia/Tokyo')
  await moves('liv', 'America/Los_Angeles')
  const id = await atNine()
  await world.travel('2027-03-02T10:00:00Z')
  expect(await world.query('SELECT due_at FROM journey_occurrences')).toEqual([{ due_at: new Date('2027-03-02T17:00:00Z') }])
  await moves('nia', 'America/New_York')
  await world.enter()
  expect(await world.query('SELECT due_at FROM journey_occurrences')).toEqual([{ due_at: new Date('2027-03-02T14:00:00Z') }])
  await world.travel('2027-03-04T00:00:00Z')
  expect(await world.entries(id)).toEqual(['kim 2027-03-02T00:00Z', 'nia 2027-03-02T14:00Z', 'liv 2027-03-02T17:00Z'])
})

test('a zone this server does not know is that of the workspace', async () => {
  await world.identify('odd', { due: '2027-03-02T00:30:00+01:00' })
  await world.query(`UPDATE customers SET time_zone = 'Mars/Olympus'`)
  const [id, byDate] = [await atNine(), await world.publish(journey().onDate('due', { time: '09:00' }).exit('x').document())]
  await world.travel('2027-03-04T00:00:00Z')
  expect(await world.entries(id)).toEqual(['odd 2027-03-02T08:00Z'])
  expect(await world.entries(byDate)).toEqual(['odd 2027-03-02T08:00Z'])
})

test('another time zone of the workspace moves what is planned by its clock, and nobody enters twice', async () => {
  await world.identify('ned')
  const byWorkspace = await world.publish(journey().onSchedule('2027-03-02T09:00', { rule: 'FREQ=DAILY' }).reentry('always').exit('x').document())
  const byPeople = await atNine()
  await world.travel('2027-03-02T06:00:00Z')
  await world.setZone('America/Los_Angeles')
  // Sooner than anything is due: the plan is wrong.
  expect(await harness.deps.db.global('SELECT workspace_id FROM find_due_calendar() WHERE workspace_id = $1', [world.workspaceId])).toHaveLength(1)
  await world.travel('2027-03-02T20:00:00Z')
  await world.setZone('Europe/Berlin')
  await world.travel('2027-03-04T00:00:00Z')
  // Whose zone is unknown stays with the one an occurrence began with.
  expect(await world.entries(byPeople)).toEqual(['ned 2027-03-02T08:00Z'])
  expect(await world.entries(byWorkspace)).toEqual(['ned 2027-03-02T17:00Z', 'ned 2027-03-03T08:00Z'])
})

test('changes of zone are listed only while an occurrence is under way, and for nobody else', async () => {
  await moves('kim', 'Asia/Tokyo')
  await moves('kim', 'Europe/Berlin')
  expect(await waiting()).toBe(0)
  const stranger = await openCalendarWorld(harness, { now: '2027-03-01T00:00:00Z', timeZone: 'UTC' })
  await atNine()
  await world.travel('2027-03-02T03:00:00Z')
  await stranger.identify('sue', { timezone: 'Asia/Tokyo' })
  await stranger.identify('sue', { timezone: 'Asia/Seoul' })
  expect(await stranger.query('SELECT 1 AS one FROM zone_moves')).toEqual([])
  await moves('kim', 'Asia/Tokyo')
  await world.identify('kim', { plan: 'pro' })
  expect(await waiting()).toBe(1)
  expect(await harness.deps.db.global('SELECT workspace_id FROM find_due_calendar() WHERE workspace_id = $1', [world.workspaceId])).toHaveLength(1)
  await world.enter()
  expect(await waiting()).toBe(0)
})

const zones = ['Asia/Tokyo', 'Europe/Berlin', 'America/New_York', 'America/Los_Angeles', null] as const

test('whoever goes where and when, everybody enters an occurrence once', async () => {
  await fc.assert(fc.asyncProperty(fc.array(fc.record({ hours: fc.integer({ min: 0, max: 9 }), person: fc.integer({ min: 0, max: 3 }), zone: fc.constantFrom(...zones), isLate: fc.boolean() }), { maxLength: 12 }), async (story) => {
    world = await openCalendarWorld(harness, { now: '2027-03-01T12:00:00Z', timeZone: 'Europe/Berlin' })
    for (let person = 0; person < 4; person += 1) await world.identify(`p${person}`, { timezone: zones[person] ?? null })
    const id = await atNine()
    let at = Date.parse('2027-03-01T18:00:00Z')
    for (const { hours, person, zone, isLate } of story) {
      at += hours * 3_600_000
      // Late: time goes by and nobody is at work until the move has been made.
      if (isLate) await world.jump(new Date(at).toISOString())
      else await world.travel(new Date(at).toISOString())
      await world.identify(`p${person}`, { timezone: zone })
      if (isLate) await world.enter()
    }
    await world.travel(new Date(Math.max(at, Date.parse('2027-03-02T22:00:00Z'))).toISOString())
    expect((await world.entries(id)).map((entry) => entry.slice(0, 2)).sort()).toEqual(['p0', 'p1', 'p2', 'p3'])
  }), { numRuns: 25 })
}, 300_000)
