import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import type { Rule } from '@sendero/flow-engine/segment'
import { openSegmentWorld, publicSegmentId } from '../../../test/segment-world.ts'
import type { SegmentWorld } from '../../../test/segment-world.ts'
import { openTestDeps } from '../../../test/test-deps.ts'
import type { TestDeps } from '../../../test/test-deps.ts'
import { newId, toPublicId } from '../../db/public-id.ts'
import { appendEventsIn } from '../events/index.ts'
import { takeInEvents } from '../intake/index.ts'
import { messageEvent } from '../messages/message-event.ts'
import { computeSegment } from './compute-segment.ts'
import { countConditions } from './count-conditions.ts'
import { countRule } from './count-rule.ts'

// Who was sent what and what they did with it decides who is written to next: it has to be right at once, and the same wherever it is asked.

let harness: TestDeps
let world: SegmentWorld
let sources: { readonly welcome: string; readonly goodbye: string; readonly journey: string }
beforeAll(async () => { harness = await openTestDeps() })
afterAll(async () => { await harness.close() })
beforeEach(async () => {
  world = await openSegmentWorld(harness)
  for (const user of ['ann', 'bob', 'eve']) await world.identify(user, { email: `${user}@example.test` })
  sources = { welcome: await addTemplate('Welcome'), goodbye: await addTemplate('Goodbye'), journey: newId() }
  await world.query(`INSERT INTO journeys (workspace_id, id, name, draft) VALUES ($1, $2, 'Onboarding', '{}')`, [world.workspaceId, sources.journey])
})

async function addTemplate(name: string): Promise<string> {
  const id = newId()
  await world.query(`INSERT INTO templates (workspace_id, id, name, channel) VALUES ($1, $2, $3, 'email')`, [world.workspaceId, id, name])
  return id
}

type Happening = Parameters<typeof messageEvent>[0]

/** As the product records it. */
async function happens(userId: string, what: Happening, about: { readonly templateId?: string; readonly nodeId?: string } = {}): Promise<void> {
  const { deps } = harness
  const now = await world.now()
  await deps.db.withWorkspace(world.workspaceId, async (tx) => {
    const [person] = await tx.query<{ id: string }>('SELECT id FROM customers WHERE user_id = $1', [userId])
    const event = messageEvent(what, { id: newId(), customerId: person?.id ?? null, journeyId: sources.journey, nodeId: about.nodeId ?? 'n1', templateId: about.templateId ?? sources.welcome, templateVersion: 1 }, { now })
    if (event !== null) await appendEventsIn(deps, tx, [event])
  })
  while ((await takeInEvents(deps, world.workspaceId)).taken > 0);
}

const inside = async (segmentId: string): Promise<string[]> => world.userIds(await world.members(segmentId))
const welcome = (): string => toPublicId('template', sources.welcome)
const onboarding = (): string => toPublicId('journey', sources.journey)

test('what happens with a mail moves people at once, by template, journey and step', async () => {
  const [opened, never, ofStep] = [
    await world.segment({ message: 'opened', count: { atLeast: 1 }, template: welcome() }, 'Opened'),
    await world.segment({ op: 'and', rules: [{ message: 'sent', count: { atLeast: 1 } }, { message: 'opened', count: { atMost: 0 } }] }, 'Never opened'),
    await world.segment({ message: 'clicked', count: { atLeast: 1 }, journey: onboarding(), node: 'n2' }, 'Clicked in step 2'),
  ]
  await happens('ann', 'sent')
  await happens('bob', 'sent')
  expect([await inside(opened), await inside(never), await inside(ofStep)]).toEqual([[], ['ann', 'bob'], []])
  await happens('ann', 'opened')
  await happens('bob', 'opened', { templateId: sources.goodbye })
  await happens('bob', 'clicked', { nodeId: 'n2' })
  await happens('eve', 'scanned')
  await happens('eve', 'clicked', { nodeId: 'n1' })
  expect([await inside(opened), await inside(never), await inside(ofStep)]).toEqual([['ann'], [], ['bob']])
})

test('what happened leaves its window by itself', async () => {
  const recent = await world.segment({ message: 'bounced', count: { atLeast: 2 }, within: 'P7D' })
  await happens('ann', 'bounced')
  await happens('ann', 'bounced')
  expect(await inside(recent)).toEqual(['ann'])
  await world.pass(7 * 86_400_000)
  await world.settle()
  expect(await inside(recent)).toEqual([])
})

test('counts, each line alone and a first fill are the same in memory and in ClickHouse', async () => {
  const rule: Rule = { op: 'and', rules: [{ message: 'sent', count: { atLeast: 2 }, template: welcome() }, { op: 'not', rule: { message: 'opened', count: { atLeast: 1 }, journey: onboarding(), node: 'n1', within: 'P1D' } }] }
  for (const user of ['ann', 'ann', 'bob', 'bob', 'eve']) await happens(user, 'sent')
  await happens('ann', 'sent', { templateId: sources.goodbye })
  await happens('bob', 'opened')
  await happens('eve', 'opened', { nodeId: 'n2' })
  for (const method of ['memory', 'clickhouse'] as const) {
    expect(await countRule(harness.deps, world.workspaceId, { rule, asker: 'a', method })).toMatchObject({ count: 1, total: 3 })
    expect(await countConditions(harness.deps, world.workspaceId, { rule, asker: 'b', signal: new AbortController().signal, method })).toEqual([2, 2])
  }
  const segmentId = await world.segment(rule)
  expect(await inside(segmentId)).toEqual(['ann'])
  expect(await computeSegment(harness.deps, world.workspaceId, { segmentId, cause: 'test', timeLimitMs: 30_000, method: 'clickhouse' })).toMatchObject({ added: 0, removed: 0 })
})

test('tells for one person what they did, and when such a mail last went to them', async () => {
  const id = publicSegmentId(await world.segment({ message: 'opened', count: { atLeast: 1 }, template: welcome() }))
  await world.holdClock(Date.parse('2026-11-20T08:00:00Z'))
  await happens('ann', 'sent')
  await happens('ann', 'opened', { templateId: sources.goodbye })
  const found = async (customerId: string) => (await world.call<{ lines: { found: unknown }[] }>('segment.explain', { id, customerId })).lines[0]?.found
  expect(await found('ann')).toEqual({ kind: 'messages', count: 0, last: null, lastSent: '2026-11-20T08:00:00.000Z' })
  expect(await found('bob')).toEqual({ kind: 'messages', count: 0, last: null, lastSent: null })
})

test('a rule cannot ask for a template or journey that is not there or archived, and says so by name', async () => {
  const unknown = { template: `tpl_${'0'.repeat(32)}`, journey: `wf_${'0'.repeat(32)}` }
  const ask = (about: object): Promise<string> => world.segment({ message: 'opened', count: { atLeast: 1 }, ...about } as Rule)
  await expect(ask({ template: unknown.template })).rejects.toThrow(`There is no template ${unknown.template}. Choose one that exists.`)
  await expect(ask({ journey: unknown.journey })).rejects.toThrow(`There is no journey ${unknown.journey}. Choose one that exists.`)
  const segmentId = await ask({ template: welcome(), journey: onboarding() })
  await happens('ann', 'opened')
  await world.query('UPDATE templates SET archived_at = now() WHERE id = $1', [sources.welcome])
  await world.query('UPDATE journeys SET archived_at = now()')
  await expect(ask({ template: welcome() })).rejects.toThrow('The template "Welcome" is archived. Take it out of the archive first, or choose another.')
  await expect(ask({ journey: onboarding() })).rejects.toThrow('The journey "Onboarding" is archived.')
  // What was saved before goes on: what happened stays true.
  await happens('bob', 'opened')
  expect(await inside(segmentId)).toEqual(['ann', 'bob'])
})

test('an event of the same name from outside of the product counts as well: history is brought along', async () => {
  const opened = await world.segment({ message: 'opened', count: { atLeast: 1 } })
  await world.fire('eve', 'Email Opened', { source: 'import' })
  expect(await inside(opened)).toEqual(['eve'])
})
