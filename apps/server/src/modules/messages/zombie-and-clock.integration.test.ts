import { afterAll, afterEach, beforeAll, beforeEach, expect, test, vi } from 'vitest'
import { openFakeSmtp } from '../../../test/fake-smtp.ts'
import type { FakeSmtp } from '../../../test/fake-smtp.ts'
import { openMessageWorld } from '../../../test/message-world.ts'
import type { MessageWorld, SenderSetup } from '../../../test/message-world.ts'
import { disarmFailpoints } from '../../../test/arm-failpoint.ts'
import { deliverMessages } from './deliver-messages.ts'

// A sender that stood still for longer than its message was its own, and one whose clock jumps: neither may write to anybody who has
// said no in the meantime, and neither may lose anybody.

const hourMs = 3_600_000
const limits = { leaseMs: 700, requestMs: 200, marginMs: 100, startWithinMs: 400 }
/** Nothing is too late for it. */
const unguarded = { ...limits, marginMs: -1e9, startWithinMs: 1e9 }
let smtp: FakeSmtp
let world: MessageWorld
let templateId: string
let customer: string
let id: string

beforeAll(async () => {
  smtp = await openFakeSmtp()
  world = await openMessageWorld()
  templateId = await world.template()
})
afterAll(async () => {
  await world.close()
  await smtp.close()
})
beforeEach(async () => {
  await world.query('DELETE FROM messages')
  smtp.received.length = 0
  customer = await world.customer()
  id = (await world.queue([customer], templateId))[0] ?? ''
})
afterEach(() => {
  vi.useRealTimers()
  vi.restoreAllMocks()
  disarmFailpoints()
})

const at = (point: NonNullable<SenderSetup['failpoint']>['at'], hit: () => void | Promise<void>) => ({ smtpUrl: smtp.url, failpoint: { at: point, hit } })

/** A mail is fenced when its sender freezes; another gives it up, its person unsubscribes, the sleeper wakes. */
async function sleepThroughALease(of: typeof limits): Promise<void> {
  let wake = (): void => undefined
  const asleep = new Promise<void>((resolve) => { wake = resolve })
  const sleeper = await world.senderLike({ ...at('fenced', () => asleep), limits: of })
  const other = await world.senderLike({ smtpUrl: smtp.url, limits })
  const sleeping = deliverMessages(sleeper, world.workspaceId)
  await expect.poll(async () => (await world.message(id)).state, { timeout: 10_000 }).toBe('sending')
  await expect.poll(async () => (await deliverMessages(other, world.workspaceId), (await world.message(id)).state), { timeout: 10_000 }).toBe('unknown')
  await world.query(`UPDATE subscriptions SET status = 'unsubscribed' WHERE customer_id = $1`, [customer])
  wake()
  await sleeping
  await deliverMessages(other, world.workspaceId)
}

test('a sender that wakes up after its lease sends nothing, and whoever said no meanwhile gets none', async () => {
  await sleepThroughALease(limits)
  expect(smtp.received).toHaveLength(0)
  expect(await world.message(id)).toMatchObject({ state: 'skipped', reason: 'unsubscribed' })
})

test('without the guard it writes to somebody who has said no', async () => {
  await sleepThroughALease(unguarded)
  expect(smtp.received).toHaveLength(1)
})

/** The sender stands still past its latest start while its clocks show what they are made to show. */
async function jumpWhileFenced(lie: () => void): Promise<void> {
  const sender = await world.senderLike({ ...at('fenced', async () => {
    lie()
    await new Promise((resolve) => { setTimeout(resolve, 600) })
  }), limits })
  await deliverMessages(sender, world.workspaceId)
}

const setClock = (ms: number): void => { vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + ms }) }

test('a clock that is set back an hour does not make a message that was fenced too long ago look fresh', async () => {
  await jumpWhileFenced(() => { setClock(-hourMs) })
  expect(smtp.received).toHaveLength(0)
  expect(await world.message(id)).toMatchObject({ state: 'queued', isDue: true })
})

test('only when every clock of the machine lies it does', async () => {
  await jumpWhileFenced(() => {
    const stopped = performance.now()
    vi.spyOn(performance, 'now').mockReturnValue(stopped)
    setClock(-hourMs)
  })
  expect(smtp.received).toHaveLength(1)
})

test('a machine that slept for an hour, in which its own time stood still, sends nothing that it fenced before', async () => {
  const sender = await world.senderLike({ ...at('fenced', () => {
    const stopped = performance.now()
    vi.spyOn(performance, 'now').mockReturnValue(stopped)
    setClock(hourMs)
  }), limits })
  await deliverMessages(sender, world.workspaceId)
  expect(smtp.received).toHaveLength(0)
  expect(await world.message(id)).toMatchObject({ state: 'queued', isDue: true })
})

test.each([hourMs, -hourMs])('a process whose clock is wrong by %d ms sends what is due by the database and nothing else', async (wrong) => {
  await world.query(`UPDATE messages SET due_at = clock_timestamp() + interval '30 minutes'`)
  const due = (await world.queue([await world.customer()], templateId))[0] ?? ''
  const sender = await world.senderLike({ smtpUrl: smtp.url })
  setClock(wrong)
  await deliverMessages(sender, world.workspaceId)
  expect(smtp.received.map(({ messageId }) => messageId)).toEqual([due])
  expect(await world.message(id)).toMatchObject({ state: 'queued' })
  await world.query(`UPDATE messages SET due_at = clock_timestamp() WHERE state = 'queued'`)
  await deliverMessages(sender, world.workspaceId)
  expect(smtp.received).toHaveLength(2)
})
