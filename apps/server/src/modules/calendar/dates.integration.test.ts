import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest'
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
beforeEach(async () => { world = await openCalendarWorld(harness, { now: '2027-02-20T00:00:00Z', timeZone: 'Europe/Berlin' }) })
afterEach(async () => { expect(await checkInvariants(harness.deps, world.workspaceId)).toEqual([]) })

test('on their birthday people enter at the time asked for by their own clock, every year', async () => {
  await world.identify('ann', { birthday: '1990-02-25' })
  await world.identify('kim', { birthday: '1985-02-25', timezone: 'Asia/Tokyo' })
  await world.identify('bob', { birthday: '1990-02-26' })
  await world.identify('cem', { birthday: '25.02.1990' })
  await world.identify('dan', {})
  const id = await world.publish(journey().onDate('birthday', { yearly: true, time: '07:30' }).reentry('always').exit('x').document())
  await world.travel('2027-03-02T00:00:00Z')
  expect(await world.entries(id)).toEqual(['kim 2027-02-24T22:30Z', 'ann 2027-02-25T06:30Z', 'bob 2027-02-26T06:30Z'])
  await world.jump('2028-02-24T12:00:00Z')
  await world.enter()
  await world.travel('2028-03-02T00:00:00Z')
  expect((await world.entries(id)).slice(3)).toEqual(['kim 2028-02-24T22:30Z', 'ann 2028-02-25T06:30Z', 'bob 2028-02-26T06:30Z'])
  const [entry] = (await world.visits(id)).filter(({ node_id: node }) => node === 'entry')
  // The day is that of everybody who enters; the date itself is personal and stays where it is.
  expect(JSON.parse(entry?.inputs ?? '')).toEqual({ trigger: 'date', at: '2027-02-25T07:30', path: 'birthday' })
})

test('a 29 February is on the 28th in years without one', async () => {
  await world.identify('leo', { birthday: '2000-02-29' })
  await world.identify('max', { birthday: '2000-02-28' })
  const id = await world.publish(journey().onDate('birthday', { yearly: true }).reentry('always').exit('x').document())
  await world.travel('2027-03-05T00:00:00Z')
  expect(await world.entries(id)).toEqual(['leo 2027-02-28T08:00Z', 'max 2027-02-28T08:00Z'])
  await world.jump('2028-02-27T00:00:00Z')
  await world.enter()
  await world.travel('2028-03-05T00:00:00Z')
  expect((await world.entries(id)).slice(2)).toEqual(['max 2028-02-28T08:00Z', 'leo 2028-02-29T08:00Z'])
})

test('days before a date, of a nested attribute, once; an instant is the day it is where the person is', async () => {
  await world.identify('ann', { contract: { renewsAt: '2027-03-05' } })
  await world.identify('bob', { contract: { renewsAt: '2026-03-05' } })
  await world.identify('kim', { contract: { renewsAt: '2027-03-05T20:00:00Z' }, timezone: 'Asia/Tokyo' })
  await world.identify('liv', { contract: { renewsAt: '2027-03-05T20:00:00Z' }, timezone: 'America/Los_Angeles' })
  await world.identify('dot', { 'contract.renewsAt': '2027-03-04', contract: { renewsAt: '2027-03-05' } })
  const id = await world.publish(journey().onDate('contract.renewsAt', { offset: { direction: 'before', by: 'P7D' } }).exit('x').document())
  await world.travel('2027-03-10T00:00:00Z')
  expect(await world.entries(id)).toEqual(['dot 2027-02-25T08:00Z', 'ann 2027-02-26T08:00Z', 'liv 2027-02-26T17:00Z', 'kim 2027-02-27T00:00Z'].sort((a, b) => a.slice(4).localeCompare(b.slice(4))))
})

test('the date counts as it stands then; changed to a later day it comes again, on the same day not', async () => {
  await world.identify('ann', { due: '2027-02-21' })
  await world.identify('bob', { due: '2027-02-21' })
  const id = await world.publish(journey().onDate('due').reentry('always').exit('x').document())
  await world.travel('2027-02-20T12:00:00Z')
  await world.identify('bob', { due: '2027-02-23' })
  await world.travel('2027-02-21T12:00:00Z')
  await world.identify('ann', { due: '2027-02-22' })
  await world.identify('ann', { due: '2027-02-21' })
  await world.travel('2027-02-22T12:00:00Z')
  await world.identify('ann', { due: '2027-02-23' })
  await world.travel('2027-02-25T00:00:00Z')
  expect(await world.entries(id)).toEqual(['ann 2027-02-21T08:00Z', 'ann 2027-02-23T08:00Z', 'bob 2027-02-23T08:00Z'])
})

test('only members of the segment enter on their date, and who moves on the day enters once', async () => {
  const segmentId = await world.segment({ trait: 'plan', is: 'equals', value: 'pro' })
  await world.identify('ann', { due: '2027-02-21', plan: 'pro' })
  await world.identify('bob', { due: '2027-02-21', plan: 'free' })
  for (const [person, due] of [['kim', '2027-02-21'], ['lou', '2027-02-25']]) await world.identify(person ?? '', { due: due ?? '', plan: 'pro', timezone: 'America/Los_Angeles' })
  const id = await world.publish(journey().onDate('due', { segmentId }).reentry('always').exit('x').document())
  await world.travel('2027-02-21T12:00:00Z')
  for (const person of ['kim', 'lou']) await world.identify(person, { timezone: 'Asia/Tokyo' })
  await world.identify('ann', { timezone: 'America/Los_Angeles' })
  await world.travel('2027-02-23T00:00:00Z')
  expect(await world.entries(id)).toEqual(['ann 2027-02-21T08:00Z', 'kim 2027-02-21T12:00Z'])
})

test('two who turn out to be one, with the same birthday, have had it once', async () => {
  await world.identify('ann', { birthday: '1990-02-21' })
  await world.identify('liv', { birthday: '1990-02-21', timezone: 'America/Los_Angeles' })
  const id = await world.publish(journey().onDate('birthday', { yearly: true }).reentry('always').exit('x').document())
  await world.travel('2027-02-21T12:00:00Z')
  await world.merge('ann', 'liv')
  await world.travel('2027-02-23T00:00:00Z')
  expect(await world.entries(id)).toEqual(['liv 2027-02-21T08:00Z'])
})

test('a crowd is looked through in parts, and only those whose day it is enter', async () => {
  await world.crowd(12_000, ['Europe/Berlin', 'Europe/Paris', null])
  await world.query(`UPDATE customers SET traits = jsonb_build_object('birthday', to_char(date '1980-01-01' + number % 1000, 'YYYY-MM-DD'))`)
  const id = await world.publish(journey().onDate('birthday', { yearly: true }).exit('x').document())
  await world.jump('2027-02-20T08:00:01Z')
  expect((await world.enter()).steps).toBeGreaterThan(3)
  const [expected] = await world.query<{ people: number }>(`SELECT count(*) AS people FROM customers WHERE traits->>'birthday' LIKE '%-02-20'`)
  expect(expected?.people).toBeGreaterThan(20)
  expect(await world.query('SELECT count(*) AS people FROM runs WHERE journey_id = $1', [id])).toEqual([expected])
  // A crowd is made behind the back of everything that copies customers to ClickHouse.
  await world.query(`DELETE FROM customers`)
})
