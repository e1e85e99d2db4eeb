import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest'
import type { JourneyDocument } from '@sendero/flow-engine/document'
import { localParts } from '@sendero/flow-engine/time'
import { journey } from '@sendero/flow-engine/testing'
import { openCalendarWorld } from '../../../test/calendar-world.ts'
import type { CalendarWorld } from '../../../test/calendar-world.ts'
import { openTestDeps } from '../../../test/test-deps.ts'
import type { TestDeps } from '../../../test/test-deps.ts'
import type { Database } from '../../db/postgres.ts'
import { checkInvariants } from '../invariants/index.ts'
import { enterByCalendar } from './index.ts'

let harness: TestDeps
let world: CalendarWorld
beforeAll(async () => { harness = await openTestDeps() })
afterAll(async () => { await harness.close() })
beforeEach(async () => { world = await openCalendarWorld(harness, { now: '2027-03-01T00:00:00Z', timeZone: 'Europe/Berlin' }) })
// A crowd is made behind the back of everything that copies customers to ClickHouse.
afterEach(async () => { expect((await checkInvariants(harness.deps, world.workspaceId)).filter(({ id }) => id !== 'I16')).toEqual([]) })

const once = (start: string): JourneyDocument => journey().onSchedule(start).exit('x').document()
const daily = (time: string, clock: 'workspace' | 'customer' = 'workspace'): JourneyDocument => journey().onSchedule(`2027-03-01T${time}`, { rule: 'FREQ=DAILY', clock }).reentry('always').exit('x').document()
const here = async (...people: readonly (readonly [string, string | null])[]): Promise<void> => {
  for (const [person, timezone] of people) await world.identify(person, timezone === null ? {} : { timezone })
}

test('a time of the workspace comes once, at one instant, for everybody who is there then', async () => {
  await here(['ann', 'Asia/Tokyo'], ['bob', null])
  const id = await world.publish(once('2027-03-02T09:00'))
  await world.travel('2027-03-02T07:59:59Z')
  expect(await world.entries(id)).toEqual([])
  expect(await world.occurrences(id)).toEqual([{ localTime: '2027-03-02T09:00', state: 'planned', reason: null, entered: 0, version: 1 }])
  await here(['cem', 'America/New_York'])
  await world.travel('2027-03-04T00:00:00Z')
  await here(['dan', null])
  await world.travel('2027-03-10T00:00:00Z')
  expect(await world.entries(id)).toEqual(['ann 2027-03-02T08:00Z', 'bob 2027-03-02T08:00Z', 'cem 2027-03-02T08:00Z'])
  expect(await world.occurrences(id)).toEqual([{ localTime: '2027-03-02T09:00', state: 'done', reason: null, entered: 3, version: 1 }])
  const [entry] = (await world.visits(id)).filter(({ node_id: node }) => node === 'entry')
  expect(JSON.parse(entry?.inputs ?? '')).toEqual({ trigger: 'schedule', at: '2027-03-02T09:00' })
})

test('a rule follows the clock of the workspace over a change of it', async () => {
  await here(['ann', null])
  const id = await world.publish(journey().onSchedule('2027-03-01T02:30', { rule: 'FREQ=WEEKLY;BYDAY=SU' }).reentry('always').exit('x').document())
  await world.travel('2027-04-05T00:00:00Z')
  // On 28 March the clocks go from 2 to 3: the first they show after half past two is three.
  expect(await world.entries(id)).toEqual(['ann 2027-03-07T01:30Z', 'ann 2027-03-14T01:30Z', 'ann 2027-03-21T01:30Z', 'ann 2027-03-28T01:00Z', 'ann 2027-04-04T00:30Z'])
})

test('a time of people comes for each by their own clock, and by that of the workspace for whose is unknown', async () => {
  await here(['kim', 'Asia/Tokyo'], ['liv', 'America/Los_Angeles'], ['ned', null], ['kit', 'Pacific/Kiritimati'], ['pam', 'Pacific/Pago_Pago'])
  const id = await world.publish(journey().onSchedule('2027-03-02T09:00', { clock: 'customer' }).exit('x').document())
  await world.travel('2027-03-02T12:00:00Z')
  expect(await world.occurrences(id)).toMatchObject([{ state: 'entering', entered: 3 }])
  await world.travel('2027-03-04T00:00:00Z')
  expect(await world.entries(id)).toEqual(['kit 2027-03-01T19:00Z', 'kim 2027-03-02T00:00Z', 'ned 2027-03-02T08:00Z', 'liv 2027-03-02T17:00Z', 'pam 2027-03-02T20:00Z'])
  expect(await world.occurrences(id)).toEqual([{ localTime: '2027-03-02T09:00', state: 'done', reason: null, entered: 5, version: 1 }])
})

test('400 days in three zones with changes of their clocks: each person once on every local day, at its time', async () => {
  const zones: Readonly<Record<string, string>> = { ber: 'Europe/Berlin', nyc: 'America/New_York', lhi: 'Australia/Lord_Howe' }
  await here(...Object.entries(zones))
  const id = await world.publish(journey().onSchedule('2027-03-02T02:30', { rule: 'FREQ=DAILY;COUNT=400', clock: 'customer' }).reentry('always').exit('x').document())
  await world.travel('2028-05-01T00:00:00Z')
  const rows = await world.query<{ userId: string; at: Date }>('SELECT c.user_id AS "userId", r.started_at AS at FROM runs r JOIN customers c ON c.id = r.customer_id WHERE r.journey_id = $1', [id])
  for (const [person, zone] of Object.entries(zones)) {
    const shown = rows.filter(({ userId }) => userId === person).map(({ at }) => localParts(at.getTime(), zone))
    expect(new Set(shown.map(({ year, month, day }) => `${year}-${month}-${day}`)).size).toBe(400)
    expect(shown).toHaveLength(400)
    // Half past two is skipped in Berlin and New York in spring; Lord Howe goes on by half an hour, at two.
    const times = shown.map(({ hour, minute }) => `${hour}:${String(minute).padStart(2, '0')}`)
    expect([person, times.filter((time) => time !== '2:30')]).toEqual([person, person === 'lhi' ? [] : ['3:00', '3:00']])
  }
  expect((await world.occurrences(id)).every(({ state, entered, reason }) => state === 'done' && entered === 3 && reason === null)).toBe(true)
}, 300_000)

test('times that came while nobody was at work happen late for a day, and are then skipped on record', async () => {
  await here(['ann', null])
  const id = await world.publish(daily('09:00'))
  await world.jump('2027-03-05T06:00:00Z')
  await world.enter()
  expect(await world.entries(id)).toEqual(['ann 2027-03-05T06:00Z'])
  expect((await world.occurrences(id)).map(({ localTime, state, reason }) => [localTime.slice(5, 10), state, reason])).toEqual([
    ['03-01', 'skipped', 'late'], ['03-02', 'skipped', 'late'], ['03-03', 'skipped', 'late'], ['03-04', 'done', null], ['03-05', 'planned', null],
  ])
  await world.travel('2027-03-05T09:00:00Z')
  expect((await world.entries(id)).at(-1)).toBe('ann 2027-03-05T08:00Z')
})

test('of an occurrence that is late for some zones only the others happen', async () => {
  await here(['kim', 'Asia/Tokyo'], ['liv', 'America/Los_Angeles'])
  const id = await world.publish(journey().onSchedule('2027-03-02T09:00', { clock: 'customer' }).exit('x').document())
  await world.jump('2027-03-03T06:00:00Z')
  await world.enter()
  expect(await world.entries(id)).toEqual(['liv 2027-03-03T06:00Z'])
  expect(await world.occurrences(id)).toMatchObject([{ state: 'done', reason: 'late', entered: 1 }])
})

test('what was before the publishing enters nobody: neither times that have been nor zones where it was later already', async () => {
  await here(['kim', 'Asia/Tokyo'], ['liv', 'America/Los_Angeles'])
  await world.jump('2027-03-02T12:00:00Z')
  const id = await world.publish(daily('09:00', 'customer'))
  await world.travel('2027-03-03T02:00:00Z')
  expect(await world.entries(id)).toEqual(['liv 2027-03-02T17:00Z', 'kim 2027-03-03T00:00Z'])
  expect((await world.occurrences(id)).filter(({ reason }) => reason !== null)).toEqual([])
})

test('with never, everybody enters once ever, newcomers at the next time, and nothing is recorded about the others', async () => {
  await here(['ann', null])
  const id = await world.publish(journey().onSchedule('2027-03-01T09:00', { rule: 'FREQ=DAILY' }).exit('x').document())
  await world.travel('2027-03-03T12:00:00Z')
  await here(['bob', null])
  await world.travel('2027-03-06T12:00:00Z')
  expect(await world.entries(id)).toEqual(['ann 2027-03-01T08:00Z', 'bob 2027-03-04T08:00Z'])
  expect((await world.visits(id)).filter(({ outcome }) => outcome === 'notEntered')).toEqual([])
})

test('who has not left yet is kept out after their exit only', async () => {
  await here(['ann', null])
  const id = await world.publish(journey().onSchedule('2027-03-01T09:00', { rule: 'FREQ=DAILY' }).reentry('afterExit').wait('w', 'PT36H').exit('x').document())
  await world.travel('2027-03-04T00:00:00Z')
  expect(await world.entries(id)).toEqual(['ann 2027-03-01T08:00Z', 'ann 2027-03-03T08:00Z'])
})

test('only members of the segment enter, as they are when their moment comes', async () => {
  const segmentId = await world.segment({ trait: 'plan', is: 'equals', value: 'pro' })
  for (const [person, timezone] of [['kim', 'Asia/Tokyo'], ['liv', 'America/Los_Angeles'], ['ned', 'Europe/Berlin']]) await world.identify(person ?? '', { timezone: timezone ?? '', plan: person === 'ned' ? 'free' : 'pro' })
  const byPeople = await world.publish(journey().onSchedule('2027-03-02T09:00', { clock: 'customer', segmentId }).exit('x').document())
  const byWorkspace = await world.publish(journey().onSchedule('2027-03-02T09:00', { segmentId }).exit('x').document())
  await world.travel('2027-03-02T06:00:00Z')
  await world.identify('ned', { plan: 'pro' })
  await world.travel('2027-03-02T12:00:00Z')
  await world.identify('liv', { plan: 'free' })
  await world.travel('2027-03-04T00:00:00Z')
  expect(await world.entries(byPeople)).toEqual(['kim 2027-03-02T00:00Z', 'ned 2027-03-02T08:00Z'])
  expect(await world.entries(byWorkspace)).toEqual(['kim 2027-03-02T08:00Z', 'liv 2027-03-02T08:00Z', 'ned 2027-03-02T08:00Z'])
})

/** Fails the transaction that lets in the batch of this number, after it has done all its work. */
function breaking(db: Database, atBatch: number): Database {
  let batches = 0
  return { ...db, withWorkspace: (workspaceId, work, how) => db.withWorkspace(workspaceId, async (tx) => {
    const result = await work(tx)
    if ((result as { entered?: number } | undefined)?.entered && ++batches === atBatch) throw new Error('Killed')
    return result
  }, how) }
}

test.each([['workspace', [null]], ['customer', ['Europe/Berlin', 'Europe/Paris', null]]] as const)('killed in the middle of many people it goes on where it was, by the clock of the %s', async (clock, zones) => {
  await world.crowd(4_500, zones)
  const id = await world.publish(journey().onSchedule('2027-03-02T09:00', { clock }).exit('x').document())
  await world.jump('2027-03-02T08:00:01Z')
  await expect(enterByCalendar({ ...harness.deps, db: breaking(harness.deps.db, 2) }, world.workspaceId)).rejects.toThrow('Killed')
  expect(await world.occurrences(id)).toMatchObject([{ state: 'entering', entered: 2_000 }])
  expect((await world.enter()).entered).toBe(2_500)
  expect(await world.query('SELECT count(*) AS runs, count(DISTINCT customer_id) AS people FROM runs WHERE journey_id = $1', [id])).toEqual([{ runs: 4_500, people: 4_500 }])
})

test('two processes at once let everybody in once', async () => {
  await world.crowd(4_500)
  const id = await world.publish(once('2027-03-02T09:00'))
  await world.jump('2027-03-02T08:00:01Z')
  await Promise.all([world.enter(), world.enter(), world.enter()])
  expect(await world.enter()).toMatchObject({ entered: 0 })
  expect(await world.query('SELECT count(*) AS runs, count(DISTINCT customer_id) AS people FROM runs WHERE journey_id = $1', [id])).toEqual([{ runs: 4_500, people: 4_500 }])
})

test('journeys take turns: few people do not wait behind many', async () => {
  const nobody = await world.segment({ trait: 'plan', is: 'equals', value: 'pro' })
  await world.crowd(7_000)
  await world.identify('ann', { plan: 'pro' })
  const many = await world.publish(once('2027-03-02T09:00'))
  const few = await world.publish(journey().onSchedule('2027-03-02T09:00', { segmentId: nobody }).exit('x').document())
  await world.jump('2027-03-02T08:00:01Z')
  // Fails with the second batch of the many.
  await expect(enterByCalendar({ ...harness.deps, db: breaking(harness.deps.db, 3) }, world.workspaceId)).rejects.toThrow('Killed')
  expect(await world.entries(few)).toEqual(['ann 2027-03-02T08:00Z'])
  expect(await world.occurrences(many)).toMatchObject([{ entered: 2_000 }])
  await world.enter()
  await world.advance()
  expect(await world.occurrences(many)).toMatchObject([{ state: 'done', entered: 7_001 }])
})

test('an occurrence that fails holds up none of the others', async () => {
  await here(['ann', null])
  const [broken, sound] = [await world.publish(once('2027-03-02T09:00')), await world.publish(once('2027-03-02T09:00'))]
  await world.query(`UPDATE journey_occurrences SET local_time = '2027-99-99T09:00', turned_at = 'epoch' WHERE journey_id = $1`, [broken])
  await world.jump('2027-03-02T08:00:01Z')
  await expect(enterByCalendar(harness.deps, world.workspaceId)).rejects.toThrow('no local time')
  expect(await world.entries(sound)).toEqual(['ann 2027-03-02T08:00Z'])
  await world.query(`UPDATE journey_occurrences SET local_time = '2027-03-02T09:00' WHERE journey_id = $1`, [broken])
  await world.enter()
  expect(await world.entries(broken)).toEqual(['ann 2027-03-02T08:00Z'])
})

test('nobody but the mover of a sandbox clock lets people in while it is held', async () => {
  await here(['ann', null])
  const id = await world.publish(once('2027-03-02T09:00'))
  await world.query(`UPDATE workspaces SET clock_held_at = '2027-03-02T10:00:00Z', clock_held_until = clock_timestamp() + interval '1 minute'`)
  expect(await world.enter()).toMatchObject({ steps: 0 })
  expect(await enterByCalendar(harness.deps, world.workspaceId, { isClock: true })).toMatchObject({ entered: 1 })
  await world.query('UPDATE workspaces SET clock_held_until = NULL, clock_held_at = NULL')
  expect(await world.entries(id)).toEqual(['ann 2027-03-02T10:00Z'])
})
