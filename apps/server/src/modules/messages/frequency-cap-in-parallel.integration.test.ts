import fc from 'fast-check'
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { openFakeSmtp } from '../../../test/fake-smtp.ts'
import type { FakeSmtp } from '../../../test/fake-smtp.ts'
import { openMessageWorld } from '../../../test/message-world.ts'
import type { MessageWorld } from '../../../test/message-world.ts'
import { fenceMails, holdClockAt, setWorkspace, settleMails, spreadOverJourneys } from '../../../test/sending-rules-world.ts'
import type { MailFate } from '../../../test/sending-rules-world.ts'
import { capWindowMs } from '../workspaces/index.ts'
import type { FrequencyCap } from '../workspaces/index.ts'
import { deliverMessages } from './deliver-messages.ts'
import { bothLines } from './message.ts'
import { prepareMails } from './prepare-mails.ts'

const start = Date.parse('2026-03-02T09:00:00Z')
const deliverers = 16
/** So much later than it is fenced a mail may leave over a wire. */
const longestStartMs = 17_000

let world: MessageWorld
let smtp: FakeSmtp | null = null
beforeAll(async () => { world = await openMessageWorld({ isSandbox: true }) })
afterAll(async () => { await world.close() })
afterEach(async () => {
  await smtp?.close()
  smtp = null
})

interface Round { readonly passMinutes: number; readonly mails: readonly number[]; readonly fates: readonly MailFate[] }
const oneRound: fc.Arbitrary<Round> = fc.record({
  passMinutes: fc.integer({ min: 0, max: 90 }),
  mails: fc.array(fc.integer({ min: 0, max: 2 }), { maxLength: 40 }),
  fates: fc.array(fc.constantFrom<MailFate>('sent', 'sent', 'sent', 'retry', 'failed', 'unknown'), { minLength: 1, maxLength: 7 }),
})
const someCaps = fc.array(fc.record({ channel: fc.constant('email' as const), most: fc.integer({ min: 1, max: 3 }), within: fc.constantFrom('PT1H', 'PT2H', 'PT5H') }), { minLength: 1, maxLength: 2 })

test('with sixteen deciding at once over several journeys, no window of any length holds more mails of a person than its cap, and nothing is capped without need', async () => {
  const templateId = await world.template()
  const people = [await world.customer(), await world.customer(), await world.customer()]
  await fc.assert(fc.asyncProperty(someCaps, fc.array(oneRound, { minLength: 2, maxLength: 6 }), async (caps, rounds) => {
    await world.query('DELETE FROM messages')
    await setWorkspace(world, { frequencyCaps: caps })
    const left: { readonly customerId: string | null; readonly at: number }[] = []
    let now = start
    for (const { passMinutes, mails, fates: outcomes } of rounds) {
      now += passMinutes * 60_000
      await holdClockAt(world, now)
      const ids = await world.queue(mails.map((who) => people[who] ?? ''), templateId)
      await spreadOverJourneys(world, ids, 3)
      const prepared = await prepareMails(world.deps, world.workspaceId, { lines: bothLines, limit: 1_000, except: [] })
      const parts = Array.from({ length: deliverers }, (_, part) => prepared.filter((_one, index) => index % deliverers === part))
      const going = (await Promise.all(parts.filter(({ length }) => length > 0).map((part) => fenceMails(world, part)))).flatMap(({ go }) => go)
      expect(await cappedWithoutNeed(caps, { now, ids })).toEqual([])
      const settled = going.map(({ prepared: { message }, attempt }, index) => ({ id: message.id, attempt, customerId: message.customerId, fate: outcomes[index % outcomes.length] ?? 'sent' }))
      await settleMails(world, settled)
      left.push(...settled.filter(({ fate }) => fate === 'sent' || fate === 'unknown').map(({ customerId }) => ({ customerId, at: now })))
    }
    for (const { most, within } of caps) {
      const length = capWindowMs(within) ?? 0
      for (const last of left) expect(left.filter(({ customerId, at }) => customerId === last.customerId && at <= last.at && at > last.at - length).length).toBeLessThanOrEqual(most)
    }
  }), { numRuns: 12, interruptAfterTimeLimit: 100_000 })
}, 150_000)

/** Those of the mails that were capped just now although the caps had room. Of a round before, a place may have been given back since. */
function cappedWithoutNeed(caps: readonly FrequencyCap[], { now, ids }: { readonly now: number; readonly ids: readonly string[] }): Promise<{ id: string }[]> {
  const full = caps.map(({ most, within }) => `(SELECT count(*) FROM messages o WHERE o.customer_id = m.customer_id AND o.id <> m.id AND o.counted_at > to_timestamp(${now - (capWindowMs(within) ?? 0) - longestStartMs} / 1000.0)) >= ${most}`)
  return world.query(`SELECT m.id FROM messages m WHERE m.reason = 'capped' AND m.rule_inputs IS NULL AND m.due_at IS NULL AND m.id = ANY($1::uuid[]) AND NOT (${full.join(' OR ')})`, [ids])
}

test('sixteen deliveries at once in four processes send a person over a mail server no more than the cap allows', async () => {
  smtp = await openFakeSmtp()
  const real = await openMessageWorld({ smtpUrl: smtp.url })
  try {
    await setWorkspace(real, { frequencyCaps: [{ channel: 'email', most: 3, within: 'PT1H' }] })
    const people = await Promise.all(Array.from({ length: 5 }, () => real.customer()))
    const ids = await real.queue(Array.from({ length: 100 }, (_, index) => people[index % 5] ?? ''), await real.template())
    await spreadOverJourneys(real, ids, 4)
    const processes = [real.deps, ...await Promise.all(Array.from({ length: 3 }, () => real.senderLike({ smtpUrl: smtp?.url ?? '' })))]
    await Promise.all(Array.from({ length: deliverers }, (_, index) => deliverMessages(processes[index % 4] ?? real.deps, real.workspaceId)))
    await deliverMessages(real.deps, real.workspaceId)
    const got = smtp.received.map(({ to }) => to)
    expect([...new Set(got)].map((person) => got.filter((to) => to === person).length)).toEqual([3, 3, 3, 3, 3])
    expect(await real.query('SELECT state, reason, count(*) AS mails FROM messages GROUP BY 1, 2 ORDER BY 1')).toEqual([{ state: 'sent', reason: null, mails: 15 }, { state: 'skipped', reason: 'capped', mails: 85 }])
  } finally {
    await real.close()
  }
})
