import { afterAll, beforeAll, expect, test } from 'vitest'
import { openMessageWorld } from '../../../test/message-world.ts'
import type { MessageWorld } from '../../../test/message-world.ts'
import { deliverMessages } from './deliver-messages.ts'
import { messageCounts } from './message-counts.ts'

let world: MessageWorld
beforeAll(async () => { world = await openMessageWorld() })
afterAll(async () => { await world.close() })

const counts = (range: { from?: number; to?: number; version?: number } = {}) => world.deps.db.withWorkspace(world.workspaceId, (tx) => messageCounts(tx, { journeyId: world.journeyId, from: null, to: null, version: null, ...range }))

test('every message is counted once, under what became of it', async () => {
  const templateId = await world.template()
  const people = [await world.customer({ email: 'first@example.com' }), await world.customer(), await world.customer({ email: null }), await world.customer({}, { subscription: 'unsubscribed' }), await world.customer({}, { subscription: 'unsubscribed' })]
  const ids = await world.queue(people, templateId)
  await deliverMessages(world.deps, world.workspaceId)
  await world.query('UPDATE messages SET opened_at = now(), clicked_at = now() WHERE id = $1', [ids[0]])
  await world.query('UPDATE messages SET opened_at = now(), unsubscribed_at = now() WHERE id = $1', [ids[1]])
  const [waiting] = await world.queue([await world.customer()], templateId)
  const [putOff] = await world.queue([await world.customer()], templateId)
  await world.query(`UPDATE messages SET reason = 'quiet_hours', due_at = now() + interval '1 hour' WHERE id = $1`, [putOff])
  expect(waiting).toBeDefined()
  expect((await counts()).get('n1')).toEqual({ sent: 2, delivered: 2, opened: 2, clicked: 1, unsubscribed: 1, bounced: 0, failed: 0, unknown: 0, waiting: 2, quietHours: 1, skipped: { no_address: 1, unsubscribed: 2 } })
  expect((await counts({ version: 2 })).size).toBe(0)
  expect((await counts({ to: Date.now() - 3_600_000 })).size).toBe(0)
  expect((await counts({ from: Date.now() - 3_600_000, version: 1 })).get('n1')?.sent).toBe(2)
})
