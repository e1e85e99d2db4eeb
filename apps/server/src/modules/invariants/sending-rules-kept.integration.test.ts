import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { openJourneyWorld } from '../../../test/journey-world.ts'
import type { JourneyWorld } from '../../../test/journey-world.ts'
import { openTestDeps } from '../../../test/test-deps.ts'
import type { TestDeps } from '../../../test/test-deps.ts'
import { updateWorkspace } from '../workspaces/procedures/workspace-settings.ts'
import { checkInvariants } from './check-invariants.ts'

// The promises about marketing mail, each broken by hand: a check that has never failed proves nothing.

let harness: TestDeps
let world: JourneyWorld
beforeAll(async () => { harness = await openTestDeps({}, { broken: ['I6', 'I7'] }) })
afterAll(async () => { await harness.close() })
beforeEach(async () => {
  world = await openJourneyWorld(harness)
  await world.identify('ann', { email: 'ann@example.test' })
})

const broken = async (): Promise<string[]> => (await checkInvariants(harness.deps, world.workspaceId)).map(({ id, count }) => `${id} (${count})`)

async function rules(settings: object, since: string): Promise<void> {
  await updateWorkspace.call({ deps: harness.deps, actor: { kind: 'operator' }, workspaceId: world.workspaceId, requestId: 'test', log: harness.deps.log, signal: new AbortController().signal }, settings)
  await world.query(`UPDATE workspaces SET sending_rules = regexp_replace(sending_rules::text, '"since": "[^"]*"', '"since": "' || $1 || '"', 'g')::jsonb`, [since])
}

const mail = (countedAt: string, { zone = null, who = 'ann' }: { zone?: string | null; who?: string } = {}): Promise<unknown> => world.query(`
  INSERT INTO messages (workspace_id, id, customer_id, journey_id, channel, class, state, counted_at, rule_inputs, created_at)
  SELECT workspace_id, gen_random_uuid(), id, gen_random_uuid(), 'email', 'marketing', 'sent', $2, CASE WHEN $3::text IS NOT NULL THEN jsonb_build_object('timeZone', $3::text, 'timeZoneOf', 'customer') END, $2
  FROM customers WHERE user_id = $1`, [who, countedAt, zone])

const cap = (most: number, within: string): object => ({ frequencyCaps: [{ channel: 'email', most, within }] })

test('more mails within a window than its cap allows', async () => {
  await rules(cap(2, 'P7D'), '2026-01-01T00:00:00Z')
  await mail('2026-01-10T08:00:00Z')
  await mail('2026-01-12T08:00:00Z')
  await mail('2026-01-17T08:00:00Z')
  expect(await broken()).toEqual([])
  await mail('2026-01-17T07:59:59Z')
  expect(await broken()).toEqual(['I6 (2)'])
  await rules({ frequencyCaps: [] }, '2026-01-01T00:00:00Z')
  expect(await broken()).toEqual([])
})

test('what was sent before the cap stood is not held against it, nor what another person got', async () => {
  await world.identify('bob', { email: 'bob@example.test' })
  await rules(cap(1, 'PT12H'), '2026-01-12T00:00:00Z')
  await mail('2026-01-11T08:00:00Z')
  await mail('2026-01-11T09:00:00Z')
  await mail('2026-01-13T08:00:00Z')
  await mail('2026-01-13T08:00:00Z', { who: 'bob' })
  expect(await broken()).toEqual([])
  await mail('2026-01-13T20:00:00Z')
  expect(await broken()).toEqual([])
  await mail('2026-01-13T19:59:59Z')
  expect(await broken()).toEqual(['I6 (2)'])
})

test('what two people got before they turned out to be one is nobody\'s excess; what the one gets afterwards is', async () => {
  await world.identify('bob', { email: 'bob@example.test' })
  await rules(cap(1, 'P7D'), '2026-01-01T00:00:00Z')
  await mail('2026-01-10T08:00:00Z')
  await mail('2026-01-10T09:00:00Z', { who: 'bob' })
  await world.merge('bob', 'ann')
  expect(await world.query('SELECT count(DISTINCT customer_id) AS people, count(*) AS mails FROM messages')).toEqual([{ people: 1, mails: 2 }])
  await world.query(`UPDATE customer_merges SET merged_at = '2026-01-11T00:00:00Z'`)
  expect(await broken()).toEqual([])
  await mail('2026-01-12T08:00:00Z')
  expect(await broken()).toEqual(['I6 (1)'])
})

const hours = (from: string, to: string, weekdays: number[]): object => ({ timeZone: 'Europe/Berlin', quietHours: { from, to, weekdays } })
const everyDay = [1, 2, 3, 4, 5, 6, 7]

test.each([
  ['before the window', hours('09:00', '18:00', everyDay), '2026-01-14T07:59:59Z', '2026-01-14T08:00:00Z'],
  ['at its end', hours('09:00', '18:00', everyDay), '2026-01-14T17:00:00Z', '2026-01-14T16:59:59Z'],
  ['on a day that is not named', hours('09:00', '18:00', [1, 2, 3, 4, 5]), '2026-01-17T10:00:00Z', '2026-01-16T10:00:00Z'],
  ['in a night that is not named', hours('20:00', '02:00', [5]), '2026-01-16T00:30:00Z', '2026-01-17T00:30:00Z'],
  ['in summer', hours('09:00', '18:00', everyDay), '2026-07-14T16:30:00Z', '2026-07-14T07:30:00Z'],
])('marketing mail %s', async (_when, settings, outside, inside) => {
  await rules(settings, '2026-01-01T00:00:00Z')
  await mail(inside)
  expect(await broken()).toEqual([])
  await mail(outside)
  expect(await broken()).toEqual(['I7 (1)'])
})

test('an hour that comes twice in autumn belongs to the window it came to first', async () => {
  await rules(hours('02:30', '10:00', everyDay), '2026-01-01T00:00:00Z')
  await mail('2026-10-25T01:10:00Z')
  expect(await broken()).toEqual([])
})

test('the hour is judged by the zone that was decided by, else by that of the person, else by that of the workspace', async () => {
  await rules(hours('09:00', '18:00', everyDay), '2026-01-01T00:00:00Z')
  await mail('2026-01-14T20:00:00Z', { zone: 'America/New_York' })
  expect(await broken()).toEqual([])
  await mail('2026-01-14T20:00:00Z')
  expect(await broken()).toEqual(['I7 (1)'])
  await world.query(`UPDATE customers SET time_zone = 'America/New_York'`)
  expect(await broken()).toEqual([])
})

test('what went out before quiet hours stood, or while they were coming up, is not held against them', async () => {
  await rules(hours('09:00', '18:00', everyDay), '2026-01-14T20:00:00Z')
  await mail('2026-01-14T19:00:00Z')
  await mail('2026-01-14T20:00:30Z')
  expect(await broken()).toEqual([])
  await mail('2026-01-14T20:01:30Z')
  expect(await broken()).toEqual(['I7 (1)'])
})
