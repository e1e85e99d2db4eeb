import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import pg from 'pg'
import { journey } from '@sendero/flow-engine/testing'
import { openJourneyWorld } from '../../../test/journey-world.ts'
import type { JourneyWorld } from '../../../test/journey-world.ts'
import { openTestDeps } from '../../../test/test-deps.ts'
import type { TestDeps } from '../../../test/test-deps.ts'
import { eraseCustomer } from '../profiles/erase-customer.ts'
import { checkInvariants } from './check-invariants.ts'

// A check that has never failed proves nothing: here every promise is broken once, with the guard that keeps it taken away.

let harness: TestDeps
let world: JourneyWorld
/** As the owner of the tables: takes guards away and puts them back. */
async function asOwner(sql: string): Promise<void> {
  const owner = new pg.Client({ connectionString: harness.fresh.adminUrl })
  await owner.connect()
  await owner.query(sql).finally(() => owner.end())
}

beforeAll(async () => {
  harness = await openTestDeps({}, { broken: ['I1', 'I2', 'I3', 'I8', 'I10', 'I12', 'I13', 'I18', 'segments', 'stuck'] })
  await asOwner('DROP INDEX runs_entry; DROP INDEX runs_single_active')
})
afterAll(async () => { await harness.close() })

let id: string
beforeEach(async () => {
  world = await openJourneyWorld(harness)
  id = await world.publish(journey().onEvent('Order').webhook('h').wait('w', 'P1D').waitForEvent('e', 'Visit', { timeout: 'P1D' }).exit('x').document())
})

const broken = async (): Promise<string[]> => (await checkInvariants(harness.deps, world.workspaceId)).map((violation) => `${violation.id}: ${violation.promise} (${violation.count})`)

/** Someone who stands in the wait after the webhook, without having been taken there. */
const stand = (): Promise<unknown> => world.query(`
  INSERT INTO runs (workspace_id, id, journey_id, version, customer_id, entry_slot, status, node_id, wake_at, entry, state, started_at, updated_at)
  VALUES ($1, gen_random_uuid(), $2, 1, '00000000-0000-4000-8000-000000000001', 'once', 'active', 'w', workspace_now() + interval '1 day', '{"event":null}',
    '{"engineVersion":1,"status":"active","nodeId":"w","visit":2}', workspace_now(), workspace_now())`, [world.workspaceId, id])

const ofRecord = 'I18: The record of decisions adds up to the runs: entered = left + standing in every node, one entry per run'
const withoutRecord = async (): Promise<string[]> => (await broken()).filter((line) => !line.startsWith(ofRecord))

test('nothing is broken where nothing was broken', async () => {
  expect(await broken()).toEqual([])
  await stand()
  expect(await withoutRecord()).toEqual([])
})

test('a second entry without re-entry', async () => {
  await stand()
  await stand()
  expect(await withoutRecord()).toEqual(['I1: A journey without re-entry has at most one run per customer (1)'])
})

test('two active runs where only one may be', async () => {
  await stand()
  await stand()
  await world.query(`UPDATE runs SET is_single = true, entry_slot = 'merged:' || id`)
  expect(await withoutRecord()).toEqual(['I1: A journey entered again only after exit has at most one active run per customer (1)'])
})

const message = (): Promise<unknown> => world.query(`
  INSERT INTO messages (workspace_id, id, run_id, visit, journey_id, node_id, channel, class, state, due_at, created_at)
  SELECT workspace_id, gen_random_uuid(), id, 1, journey_id, 'twice', 'webhook', 'transactional', 'queued', workspace_now(), workspace_now() FROM runs`)

test('two messages of one visit', async () => {
  await stand()
  await asOwner('DROP INDEX messages_visit')
  await message()
  await message()
  expect(await withoutRecord()).toEqual(['I2: A visit of a run has at most one message (1)'])
  await world.query('DELETE FROM messages')
  await asOwner('CREATE UNIQUE INDEX messages_visit ON messages (workspace_id, run_id, visit) WHERE run_id IS NOT NULL')
})

test('a message of a visit that was never made', async () => {
  await stand()
  await message()
  await world.query('UPDATE messages SET visit = 3')
  expect(await withoutRecord()).toEqual(['I2: A message belongs to a visit its run has made (1)'])
})

test('somebody in a node that is not in their version', async () => {
  await stand()
  await world.query(`UPDATE runs SET node_id = 'gone', state = jsonb_set(state, '{nodeId}', '"gone"')`)
  expect(await withoutRecord()).toEqual(['I10: A run stands in a node of the version it entered (1)'])
})

test('a run whose columns say something else than its state', async () => {
  await stand()
  await world.query(`UPDATE runs SET state = jsonb_set(state, '{status}', '"completed"')`)
  expect(await withoutRecord()).toEqual(['I18: The columns of a run agree with its state, and only active runs wait for anything (1)'])
})

test('somebody overdue, somebody waiting for nothing, somebody held in a live journey', async () => {
  await stand()
  await world.query(`UPDATE runs SET wake_at = workspace_now() - interval '61 seconds'`)
  expect(await withoutRecord()).toEqual(['stuck: Nobody in a journey is overdue (1)'])
  await world.query('UPDATE runs SET wake_at = NULL')
  expect(await withoutRecord()).toEqual(['stuck: Everybody in a journey waits for a time or an event, unless their journey is paused (1)'])
  await world.query('UPDATE runs SET is_held = true')
  expect(await withoutRecord()).toEqual(['stuck: Everybody in a journey waits for a time or an event, unless their journey is paused (1)'])
  await world.query(`UPDATE journeys SET status = 'paused'`)
  expect(await withoutRecord()).toEqual([])
})

test('an event nobody takes in, a message nobody sends, a message nobody decides', async () => {
  await stand()
  await world.query(`INSERT INTO event_log (workspace_id, message_key, message_id, type, event, occurred_at, received_at, source)
    SELECT $1, gen_random_uuid(), 'm', 'track', 'Visit', now(), now() - interval '2 minutes', 'api'`, [world.workspaceId])
  await world.query('INSERT INTO event_inbox (workspace_id, seq) SELECT workspace_id, seq FROM event_log')
  await message()
  await world.query(`UPDATE messages SET due_at = workspace_now() - interval '2 minutes'`)
  expect(await withoutRecord()).toEqual(['stuck: No event waits to be taken in for long (1)', 'stuck: No message is overdue, and only those of paused journeys wait without a time (1)'])
  await world.query(`DELETE FROM event_inbox`)
  await world.query(`UPDATE messages SET state = 'sending', owner = gen_random_uuid(), lease_until = clock_timestamp() - interval '2 minutes'`)
  expect(await withoutRecord()).toEqual(['I3: A message that was being sent by a process that died is decided soon after (1)'])
})

test('a message that is sent by nobody, and one that was sent and is still somebody\'s', async () => {
  await stand()
  await message()
  const owned = 'I2: A message has an owner and a lease while it is being sent, and nobody owns one that may be sent again (1)'
  await world.query(`UPDATE messages SET state = 'sending', lease_until = clock_timestamp() + interval '1 minute'`)
  expect(await withoutRecord()).toEqual([owned])
  await world.query(`UPDATE messages SET owner = gen_random_uuid()`)
  expect(await withoutRecord()).toEqual([])
  await world.query(`UPDATE messages SET state = 'queued', lease_until = NULL`)
  expect(await withoutRecord()).toEqual([owned])
  await world.query(`UPDATE messages SET owner = NULL, opened_at = now()`)
  expect(await withoutRecord()).toEqual(['I13: Whoever opened, clicked or bounced was sent something (1)'])
})

test('a mail to somebody who had unsubscribed, unless that was another person then', async () => {
  await stand()
  await message()
  await world.query(`UPDATE messages SET channel = 'email', class = 'marketing', state = 'sent', due_at = NULL, counted_at = workspace_now(), customer_id = '00000000-0000-4000-8000-000000000001'`)
  await world.query(`INSERT INTO subscriptions (workspace_id, customer_id, channel, status, source, changed_at) VALUES ($1, '00000000-0000-4000-8000-000000000001', 'email', 'unsubscribed', 'test', workspace_now() - interval '2 minutes')`, [world.workspaceId])
  expect(await withoutRecord()).toEqual(['I5: No marketing mail goes to somebody who has unsubscribed before (1)'])
  await world.query(`INSERT INTO customer_merges (workspace_id, from_customer_id, from_number, into_customer_id, merged_at, reason) VALUES ($1, '00000000-0000-4000-8000-000000000002', 9, '00000000-0000-4000-8000-000000000001', workspace_now() + interval '1 second', 'test')`, [world.workspaceId])
  expect(await withoutRecord()).toEqual([])
  await world.query(`UPDATE subscriptions SET customer_id = '00000000-0000-4000-8000-000000000002'`)
  expect(await withoutRecord()).toEqual(['I12: Nothing is left with a person who turned out to be another (1)'])
})

test('a segment that counts somebody who is not in it', async () => {
  await world.segment({ trait: 'a', is: 'isSet' })
  await world.query('UPDATE segments SET member_count = 1')
  expect(await withoutRecord()).toEqual(['segments: The count of a segment is the number of its members (1)', 'I16: ClickHouse has what PostgreSQL says, once (1)'])
})

test('a row that is in ClickHouse twice', async () => {
  await world.identify('ann')
  await world.fire('ann', 'Order')
  expect(await broken()).toEqual([])
  await harness.deps.clickhouse.command({ query: 'INSERT INTO events SELECT * FROM events WHERE workspace_id = {id:UUID}', query_params: { id: world.workspaceId } })
  expect(await broken()).toEqual(['I16: ClickHouse has what PostgreSQL says, once (1)'])
})

test('people who were erased leave promises that are kept', async () => {
  await world.fire('ann', 'Order')
  await world.fire('bob', 'Order')
  await world.advance()
  await eraseCustomer(harness.deps, world.workspaceId, { idOrUserId: 'ann', by: 'test' })
  expect(await broken()).toEqual([])
  expect(await world.query(`SELECT status, end_reason FROM runs ORDER BY started_at`)).toEqual([{ status: 'exited', end_reason: 'erased' }, { status: 'active', end_reason: null }])
})

test('somebody the record of decisions does not know, and a decision that no run made', async () => {
  await world.fire('ann', 'Order')
  await world.advance()
  expect(await broken()).toEqual([])
  await world.query(`UPDATE runs SET node_id = 'e', wait_event = 'Visit', state = state || '{"nodeId":"e"}'`)
  // Missing in one node and left over in the other.
  expect(await broken()).toEqual([`${ofRecord} (2)`])
})
