import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { toPublicId } from '../../db/public-id.ts'
import { openMessageWorld } from '../../../test/message-world.ts'
import type { MessageWorld } from '../../../test/message-world.ts'
import { fenceMails, holdClockAt, setWorkspace, settleMails, spreadOverJourneys } from '../../../test/sending-rules-world.ts'
import type { MailFate } from '../../../test/sending-rules-world.ts'
import type { FrequencyCap } from '../workspaces/index.ts'
import { deliverMessages } from './deliver-messages.ts'
import { bothLines } from './message.ts'
import { prepareMails } from './prepare-mails.ts'
import type { PreparedMail } from './prepared.ts'
import { cancelMessagesOfRuns } from './queue-repository.ts'
import { testSend } from './test-send.ts'

const hour = 3_600_000
const start = Date.parse('2026-03-02T09:00:00Z')
const cap = (most: number, within: string): FrequencyCap => ({ channel: 'email', most, within })

let world: MessageWorld
let templateId: string
beforeAll(async () => {
  world = await openMessageWorld({ isSandbox: true })
  templateId = await world.template()
})
afterAll(async () => { await world.close() })
beforeEach(async () => {
  await world.query('DELETE FROM messages')
  await world.query('DELETE FROM mailbox_messages')
  await holdClockAt(world, start)
  await setWorkspace(world, { frequencyCaps: [cap(2, 'P1D')] })
})

const deliver = () => deliverMessages(world.deps, world.workspaceId)
const fates = async (ids: readonly string[]): Promise<string[]> => (await Promise.all(ids.map((id) => world.message(id)))).map(({ state, reason }) => reason ?? state)
const times = <T>(count: number, of: T): T[] => Array.from({ length: count }, () => of)
const countedOf = async (id: string | undefined): Promise<boolean> => (await world.query<{ counts: boolean }>('SELECT counted_at IS NOT NULL AS counts FROM messages WHERE id = $1', [id]))[0]?.counts ?? false

test('over all journeys a person gets as many mails as the cap allows; the rest is skipped and says which cap it was', async () => {
  const [ann, bob] = [await world.customer(), await world.customer()]
  const ids = await world.queue([...times(5, ann), bob], templateId)
  await spreadOverJourneys(world, ids, 3)
  expect(await deliver()).toEqual({ sent: 3, skipped: 3, failed: 0 })
  expect((await fates(ids)).toSorted()).toEqual(['capped', 'capped', 'capped', 'sent', 'sent', 'sent'])
  expect(await world.query(`SELECT DISTINCT error FROM messages WHERE reason = 'capped'`)).toEqual([{ error: '2 per day reached' }])
  expect(await world.query('SELECT count(*) AS mails FROM mailbox_messages GROUP BY to_address ORDER BY 1')).toEqual([{ mails: 1 }, { mails: 2 }])
})

test('the window slides with the clock: what lies its whole length back makes room', async () => {
  const ann = await world.customer()
  await world.queue([ann], templateId)
  await deliver()
  await holdClockAt(world, start + 6 * hour)
  await world.queue([ann], templateId)
  await deliver()
  await holdClockAt(world, start + 24 * hour - 1)
  const [early] = await world.queue([ann], templateId)
  await deliver()
  await holdClockAt(world, start + 24 * hour)
  const late = await world.queue(times(2, ann), templateId)
  await deliver()
  expect([...await fates([early ?? '']), ...(await fates(late)).toSorted()]).toEqual(['capped', 'capped', 'sent'])
})

test('transactional mail, webhooks and test sends pass the cap and take no place under it', async () => {
  const ann = await world.customer()
  const receipts = await world.queue(times(4, ann), await world.template({ messageClass: 'transactional' }))
  const call = await world.queueCall(ann, { method: 'POST', url: 'https://example.com/', headers: {}, body: null })
  await testSend(world.deps, world.workspaceId, { to: 'author@example.com', templateId, person: toPublicId('customer', ann) })
  await deliver()
  const ads = await world.queue(times(2, ann), templateId)
  await deliver()
  const late = await world.queue([ann], await world.template({ messageClass: 'transactional' }))
  await deliver()
  expect(await fates([...receipts, call, ...ads, ...late])).toEqual(times(8, 'sent'))
  expect(await world.query('SELECT count(*) AS counted FROM messages WHERE counted_at IS NOT NULL')).toEqual([{ counted: 2 }])
})

test('who has unsubscribed is told so, not that a cap was reached', async () => {
  const ann = await world.customer()
  await world.queue(times(2, ann), templateId)
  await deliver()
  const [id] = await world.queue([ann], templateId)
  await world.query(`UPDATE subscriptions SET status = 'unsubscribed' WHERE customer_id = $1`, [ann])
  await deliver()
  expect(await fates([id ?? ''])).toEqual(['unsubscribed'])
})

test('a cap that comes up while mails are being rendered is kept', async () => {
  await setWorkspace(world, { frequencyCaps: [] })
  const ids = await world.queue(times(4, await world.customer()), templateId)
  const { renderer } = world.deps
  let isChanged = false
  const deps = { ...world.deps, renderer: { ...renderer, render: async (requests: Parameters<typeof renderer.render>[0]) => {
    if (!isChanged) await setWorkspace(world, { frequencyCaps: [cap(1, 'P1D')] })
    isChanged = true
    return renderer.render(requests)
  } } }
  await deliverMessages(deps, world.workspaceId)
  expect((await fates(ids)).toSorted()).toEqual(['capped', 'capped', 'capped', 'sent'])
})

/** One decision about all that is due, and what came of it. */
async function fenceAndSettle(...outcomes: readonly MailFate[]): Promise<string[]> {
  const { go } = await fenceMails(world, await prepare())
  const settled = go.map(({ prepared: { message }, attempt }, index) => ({ id: message.id, attempt, fate: outcomes[index] ?? 'sent' }))
  await settleMails(world, settled)
  return settled.map(({ id }) => id)
}

const prepare = (): Promise<PreparedMail[]> => prepareMails(world.deps, world.workspaceId, { lines: bothLines, limit: 1_000, except: [] })

test('what was refused for good frees its place; what is tried again keeps it, and of unknown fate counts as sent', async () => {
  const ann = await world.customer()
  await world.queue(times(2, ann), templateId)
  const [refused = '', again = ''] = await fenceAndSettle('failed', 'retry')
  await world.queue([ann], templateId)
  const [unknown = ''] = await fenceAndSettle('unknown')
  expect([await countedOf(refused), await countedOf(again), await countedOf(unknown)]).toEqual([false, true, true])
  const [next] = await world.queue([ann], templateId)
  await fenceMails(world, await prepare())
  expect(await fates([next ?? ''])).toEqual(['capped'])
  const runs = await world.query<{ id: string }>('SELECT run_id AS id FROM messages WHERE id = $1', [again])
  await world.deps.db.withWorkspace(world.workspaceId, (tx) => cancelMessagesOfRuns(tx, runs.map(({ id }) => id)))
  expect(await countedOf(again)).toBe(false)
})

test('a mail that leaves at a later attempt counts from then on', async () => {
  await setWorkspace(world, { frequencyCaps: [cap(1, 'PT1H')] })
  const ann = await world.customer()
  const [id] = await world.queue([ann], templateId)
  await fenceAndSettle('retry')
  await holdClockAt(world, start + 50 * 60_000)
  await fenceAndSettle('sent')
  await holdClockAt(world, start + 80 * 60_000)
  const [next] = await world.queue([ann], templateId)
  await fenceAndSettle()
  expect(await fates([id ?? '', next ?? ''])).toEqual(['sent', 'capped'])
})

test('a mail that is to be tried again keeps its place while its journey is paused, and loses it when it is skipped', async () => {
  const ann = await world.customer()
  const [id = ''] = await world.queue([ann], templateId)
  await fenceAndSettle('retry')
  await holdClockAt(world, start + hour)
  await world.query(`UPDATE journeys SET status = 'paused' WHERE id = $1`, [world.journeyId])
  await fenceAndSettle()
  expect([await fates([id]), await countedOf(id)]).toEqual([['queued'], true])
  await world.query(`UPDATE journeys SET status = 'live' WHERE id = $1`, [world.journeyId])
  await world.query('UPDATE messages SET due_at = workspace_now() WHERE id = $1', [id])
  await world.query(`UPDATE subscriptions SET status = 'unsubscribed' WHERE customer_id = $1`, [ann])
  await fenceAndSettle()
  expect([await fates([id]), await countedOf(id)]).toEqual([['unsubscribed'], false])
})
