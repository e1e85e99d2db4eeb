import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import type { JsonObject } from '@sendero/flow-engine'
import type { JourneyDocument } from '@sendero/flow-engine/document'
import { journey } from '@sendero/flow-engine/testing'
import { openCalendarWorld } from '../../../test/calendar-world.ts'
import type { CalendarWorld } from '../../../test/calendar-world.ts'
import { openTestDeps } from '../../../test/test-deps.ts'
import type { TestDeps } from '../../../test/test-deps.ts'
import { toPublicId } from '../../db/public-id.ts'

let harness: TestDeps
let world: CalendarWorld
beforeAll(async () => { harness = await openTestDeps() })
afterAll(async () => { await harness.close() })
beforeEach(async () => { world = await openCalendarWorld(harness, { now: '2027-03-01T12:00:00Z', timeZone: 'Europe/Berlin' }) })

interface Preview { timeZone: string; occurrences: { localTime: string; at: string; dates: string[] | null }[] }
const preview = (trigger: JsonObject, timeZone?: string): Promise<Preview> => world.call('workflows.previewSchedule', { trigger, ...(timeZone === undefined ? {} : { timeZone }) })
const asJson = (document: JourneyDocument): JsonObject => document as unknown as JsonObject
const rule = (start: string, text: string): JourneyDocument => journey().onSchedule(start, { rule: text }).exit('x').document()

test('the next five times are shown by the clock of the workspace, or of where the people are', async () => {
  const monthly = { kind: 'schedule', start: '2027-01-31T09:00', rule: 'FREQ=MONTHLY;BYMONTHDAY=-1', clock: 'customer' }
  expect(await preview(monthly)).toEqual({ timeZone: 'Europe/Berlin', occurrences: [
    { localTime: '2027-03-31T09:00', at: '2027-03-31T07:00:00.000Z', dates: null }, { localTime: '2027-04-30T09:00', at: '2027-04-30T07:00:00.000Z', dates: null },
    { localTime: '2027-05-31T09:00', at: '2027-05-31T07:00:00.000Z', dates: null }, { localTime: '2027-06-30T09:00', at: '2027-06-30T07:00:00.000Z', dates: null },
    { localTime: '2027-07-31T09:00', at: '2027-07-31T07:00:00.000Z', dates: null },
  ] })
  expect((await preview(monthly, 'Asia/Tokyo')).occurrences[0]).toEqual({ localTime: '2027-03-31T09:00', at: '2027-03-31T00:00:00.000Z', dates: null })
  expect((await preview({ kind: 'schedule', start: '2027-04-01T09:00' })).occurrences).toHaveLength(1)
  const birthdays = await preview({ kind: 'date', path: 'birthday', yearly: true, offset: { direction: 'after', by: 'P1D' }, time: '08:00' })
  expect(birthdays.occurrences[0]).toEqual({ localTime: '2027-03-02T08:00', at: '2027-03-02T07:00:00.000Z', dates: ['03-01'] })
})

test.each<[JsonObject, RegExp]>([
  [{ kind: 'schedule', start: '2027-04-01T09:00', rule: 'FREQ=HOURLY' }, /no recurrence rule; use RFC 5545 .* daily at most/],
  [{ kind: 'schedule', start: '2027-04-01T09:00', rule: 'FREQ=DAILY;INTERVAL=0' }, /cannot be followed: INTERVAL=0 is out of bounds/],
  [{ kind: 'schedule', start: '2027-04-01T09:00', rule: 'FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30' }, /never comes about: no day fits/],
  [{ kind: 'schedule', start: '2027-01-01T09:00' }, /has no time left, so nobody would enter/],
  [{ kind: 'schedule', start: '2027-02-30T09:00' }, /no day and time/],
  [{ kind: 'schedule', start: 'soon' }, /Use a day and time such as/],
  [{ kind: 'date', path: 'a..b' }, /names joined by dots/],
  [{ kind: 'date', path: 'birthday', offset: { direction: 'before', by: 'a week' } }, /ISO 8601 duration/],
  [{ kind: 'event', event: 'Order' }, /Only a trigger of the kind schedule or date/],
  [{}, /trigger/],
])('%j is refused in words that say what to do', async (trigger, words) => {
  const refused = await preview(trigger).catch((error: unknown) => error)
  expect(refused).toMatchObject({ code: 'INVALID_INPUT', errors: [{ path: 'trigger' }] })
  expect((refused as Error).message).toMatch(words)
})

test('an unknown time zone is refused too', async () => {
  await expect(preview({ kind: 'schedule', start: '2027-04-01T09:00' }, 'Europe/Atlantis')).rejects.toMatchObject({ code: 'INVALID_INPUT' })
})

test('a schedule by which nobody would ever enter is not published', async () => {
  for (const [document, code] of [
    [rule('2027-04-01T09:00', 'FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30'), 'SCHEDULE_NEVER'],
    [rule('2027-04-01T09:00', 'FREQ=MONTHLY;BYMONTHDAY=45'), 'SCHEDULE_REFUSED'],
    [rule('2027-01-01T09:00', 'FREQ=DAILY;COUNT=5'), 'SCHEDULE_OVER'],
  ] as const) {
    const refused = await world.publish(document).catch((error: unknown) => error)
    expect(refused).toMatchObject({ code: 'NOT_PUBLISHABLE' })
    expect((refused as { data: { diagnostics: unknown[] } }).data.diagnostics).toContainEqual(expect.objectContaining({ code, severity: 'error', nodeId: 'entry' }))
  }
})

test('a journey whose schedule has run out can be published again for those inside, but not begun', async () => {
  const document = (name: string): JourneyDocument => ({ ...journey().onSchedule('2027-03-02T09:00').wait('w', 'P30D').exit('x').document(), nodes: [{ id: 'w', kind: 'wait', name, config: { for: 'P30D' } }, { id: 'x', kind: 'exit', config: {} }] })
  const id = await world.publish(document('First'))
  const draft = { id: toPublicId('journey', id), ifMatch: '*', document: asJson(document('Second')) }
  await world.travel('2027-03-03T00:00:00Z')
  await world.call('workflows.update', draft)
  const checked = await world.call<{ ok: boolean; diagnostics: JsonObject[] }>('workflows.validate', { id: draft.id })
  expect(checked).toMatchObject({ ok: true, diagnostics: expect.arrayContaining([expect.objectContaining({ code: 'SCHEDULE_OVER', severity: 'warning' })]) as unknown })
  await world.act(id, 'publish')
  await world.call('workflows.update', { ...draft, document: asJson(journey().onSchedule('2027-03-02T10:00').exit('x').document()) })
  await expect(world.act(id, 'publish')).rejects.toMatchObject({ code: 'NOT_PUBLISHABLE' })
  await world.call('workflows.update', draft)
  await world.act(id, 'stop')
  await expect(world.act(id, 'publish')).rejects.toMatchObject({ code: 'NOT_PUBLISHABLE' })
})

test('the segment of a schedule is computed before it is needed', async () => {
  await world.identify('ann', { plan: 'pro' })
  const segmentId = await world.segment({ trait: 'plan', is: 'equals', value: 'pro' }, { computed: false })
  const id = await world.publish(journey().onSchedule('2027-03-02T09:00', { segmentId }).exit('x').document())
  expect(await world.query('SELECT member_count FROM segments')).toEqual([{ member_count: 1 }])
  await world.travel('2027-03-03T00:00:00Z')
  expect(await world.runs(id)).toHaveLength(1)
})

test('what was and what comes is listed page by page, the latest first', async () => {
  const id = toPublicId('journey', await world.publish(journey().onSchedule('2027-03-02T09:00', { rule: 'FREQ=DAILY' }).exit('x').document()))
  await world.travel('2027-03-04T12:00:00Z')
  interface Page { data: { localTime: string }[]; nextCursor: string | null }
  const first = await world.call<Page>('workflows.occurrences', { id, limit: 3 })
  expect(first.data.map(({ localTime }) => localTime)).toEqual(['2027-03-05T09:00', '2027-03-04T09:00', '2027-03-03T09:00'])
  expect(first.data[0]).toEqual({ localTime: '2027-03-05T09:00', clock: 'workspace', timeZone: 'Europe/Berlin', version: 1, state: 'planned', reason: null, entered: 0, beginsAt: '2027-03-05T08:00:00.000Z', endsAt: '2027-03-05T08:00:00.000Z' })
  const second = await world.call<Page>('workflows.occurrences', { id, limit: 3, cursor: first.nextCursor })
  expect([second.data.map(({ localTime }) => localTime), second.nextCursor]).toEqual([['2027-03-02T09:00'], null])
  const other = await openCalendarWorld(harness, { now: '2027-03-01T12:00:00Z', timeZone: 'UTC' })
  await expect(other.call('workflows.occurrences', { id })).rejects.toMatchObject({ code: 'NOT_FOUND' })
})
