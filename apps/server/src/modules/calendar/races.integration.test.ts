import { setTimeout as sleep } from 'node:timers/promises'
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest'
import { journey } from '@sendero/flow-engine/testing'
import { openCalendarWorld } from '../../../test/calendar-world.ts'
import type { CalendarWorld } from '../../../test/calendar-world.ts'
import { openTestDeps } from '../../../test/test-deps.ts'
import type { TestDeps } from '../../../test/test-deps.ts'
import type { Deps } from '../../deps.ts'
import type { Tx } from '../../db/postgres.ts'
import { checkInvariants } from '../invariants/index.ts'
import { enterByCalendar } from './index.ts'

let harness: TestDeps
let world: CalendarWorld
beforeAll(async () => { harness = await openTestDeps() })
afterAll(async () => { await harness.close() })
beforeEach(async () => { world = await openCalendarWorld(harness, { now: '2027-03-01T00:00:00Z', timeZone: 'Europe/Berlin' }) })
afterEach(async () => { expect(await checkInvariants(harness.deps, world.workspaceId)).toEqual([]) })

/** Makes something happen once, in another transaction, right before a statement of this name is sent. */
function interrupted(statement: string, happen: () => Promise<void>): Deps {
  let isOver = false
  const intercept = (tx: Tx): Tx => ({
    ...tx,
    async prepared(name, text, values) {
      if (name === statement && !isOver) {
        isOver = true
        await happen()
      }
      return tx.prepared(name, text, values)
    },
  })
  const { db } = harness.deps
  return { ...harness.deps, db: { ...db, withWorkspace: (workspaceId, work, how) => db.withWorkspace(workspaceId, (tx) => work(intercept(tx)), how) } }
}

test('who leaves a zone while its people are being read is not missed between the two', async () => {
  await world.identify('kim', { timezone: 'Asia/Tokyo' })
  await world.identify('liv', { timezone: 'America/Los_Angeles' })
  const id = await world.publish(journey().onSchedule('2027-03-02T09:00', { clock: 'customer' }).reentry('always').exit('x').document())
  await world.travel('2027-03-02T12:00:00Z')
  await world.jump('2027-03-02T17:00:01Z')
  await enterByCalendar(interrupted('customers_in_zone', () => world.identify('liv', { timezone: 'Asia/Tokyo' })), world.workspaceId)
  expect(await world.entries(id)).toEqual(['kim 2027-03-02T00:00Z', 'liv 2027-03-02T17:00Z'])
})

test('a pause waits for the people who are being let in, and comes before the next', async () => {
  await world.crowd(3_000)
  const id = await world.publish(journey().onSchedule('2027-03-02T09:00').exit('x').document())
  await world.jump('2027-03-02T08:00:01Z')
  let pausing: Promise<void> = Promise.resolve()
  let isPaused = false
  await enterByCalendar(interrupted('customers_after_number', async () => {
    pausing = world.act(id, 'disable').then(() => { isPaused = true })
    await sleep(200)
    expect(isPaused).toBe(false)
  }), world.workspaceId)
  await pausing
  await world.enter()
  expect(await world.occurrences(id)).toMatchObject([{ state: 'done', reason: 'paused', entered: 2_000 }])
  await world.query('DELETE FROM customers')
})

test('one process at a time lets people of a workspace in by the calendar', async () => {
  await world.identify('ann')
  const id = await world.publish(journey().onSchedule('2027-03-02T09:00').exit('x').document())
  await world.jump('2027-03-02T08:00:01Z')
  await harness.deps.db.withWorkspace(world.workspaceId, async (tx) => {
    await tx.query(`SELECT pg_advisory_xact_lock(hashtextextended('calendar/' || $1, 0))`, [tx.workspaceId])
    expect(await enterByCalendar(harness.deps, world.workspaceId)).toEqual({ entered: 0, steps: 0, isMore: false })
  })
  await world.enter()
  expect(await world.entries(id)).toEqual(['ann 2027-03-02T08:00Z'])
})

test('an occurrence of a version that people no longer enter by lets nobody in', async () => {
  await world.identify('ann')
  const id = await world.publish(journey().onSchedule('2027-03-02T09:00').exit('x').document())
  await world.query('UPDATE journeys SET published_version = 2 WHERE id = $1', [id])
  await world.jump('2027-03-02T08:00:01Z')
  await world.enter()
  expect([await world.entries(id), await world.occurrences(id)]).toMatchObject([[], [{ state: 'skipped', reason: 'replaced' }]])
})
