import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest'
import { journey } from '@sendero/flow-engine/testing'
import { toPublicId } from '../../db/public-id.ts'
import { day, openJourneyWorld } from '../../../test/journey-world.ts'
import type { JourneyWorld } from '../../../test/journey-world.ts'
import { openTestDeps } from '../../../test/test-deps.ts'
import type { TestDeps } from '../../../test/test-deps.ts'
import { checkInvariants } from '../invariants/index.ts'

let harness: TestDeps
let world: JourneyWorld
beforeAll(async () => { harness = await openTestDeps() })
afterAll(async () => { await harness.close() })
beforeEach(async () => { world = await openJourneyWorld(harness) })

const broken = async (): Promise<string[]> => (await checkInvariants(harness.deps, world.workspaceId)).map(({ id, promise }) => `${id}: ${promise}`)

/** Sends a person in from many connections at the same moment. */
async function enterAtOnce(journeyId: string, times: number): Promise<(string | null)[]> {
  const answers = await Promise.all(Array.from({ length: times }, () => world.call<{ reason: string | null }>('workflows.enter', { id: toPublicId('journey', journeyId), customer: 'ann' })))
  return answers.map(({ reason }) => reason)
}

afterEach(async () => { expect(await broken()).toEqual([]) })

test('however many come at once, no more are let in than may be in at a time', async () => {
  const id = await world.publish(journey().onApi().reentry({ kind: 'always', atMost: 3 }).wait('w', 'P1D').document())
  await world.identify('ann')
  const reasons = await enterAtOnce(id, 12)
  expect(reasons.filter((reason) => reason === null)).toHaveLength(3)
  expect(new Set(reasons)).toEqual(new Set([null, 'tooManyAtOnce']))
  await world.advance()
  await world.pass(day)
  await world.advance()
  expect((await enterAtOnce(id, 2)).filter((reason) => reason === null)).toHaveLength(2)
})

test('however many come at once, one is let in after the time, and none before', async () => {
  const id = await world.publish(journey().onApi().reentry({ kind: 'afterTime', for: 'P30D' }).exit('x').document())
  await world.identify('ann')
  expect((await enterAtOnce(id, 12)).filter((reason) => reason === null)).toHaveLength(1)
  await world.pass(29 * day)
  expect(await enterAtOnce(id, 3)).toEqual(['enteredRecently', 'enteredRecently', 'enteredRecently'])
  await world.pass(day + 1_000)
  expect((await enterAtOnce(id, 12)).filter((reason) => reason === null)).toHaveLength(1)
  await world.advance()
})

test('the API lets people only into a live journey that is for it, and only people there are', async () => {
  await world.identify('ann')
  const other = await world.publish(journey().onEvent('Go').exit('x').document())
  await expect(enterAtOnce(other, 1)).rejects.toMatchObject({ code: 'WRONG_STATE' })
  const id = await world.publish(journey().onApi().splitEvent('s', { vip: [{ property: 'tier', is: 'equals', value: 'gold' }] }).goal('g').at('s', 'else').exit('x').document())
  const asked = { id: toPublicId('journey', id) }
  expect(await world.call('workflows.enter', { ...asked, customer: 'ann', data: { tier: 'gold' } })).toMatchObject({ entered: true, runId: expect.stringMatching(/^run_/), reason: null })
  expect(await world.call('workflows.enter', { ...asked, customer: 'ann' })).toEqual({ entered: false, runId: null, reason: 'enteredBefore' })
  await world.advance()
  expect(await world.runs(id)).toMatchObject([{ status: 'converted', nodeId: 'g' }])
  await expect(world.call('workflows.enter', { ...asked, customer: 'nobody' })).rejects.toMatchObject({ code: 'NOT_FOUND' })
  await expect(world.call('workflows.enter', { ...asked, customer: 'ann', data: { text: 'x'.repeat(40_000) } })).rejects.toMatchObject({ code: 'INVALID_INPUT' })
  await world.call('workflows.disable', asked)
  await expect(enterAtOnce(id, 1)).rejects.toMatchObject({ code: 'WRONG_STATE' })
})

test('people one chooses are entered when publishing, whatever the entry is', async () => {
  for (const user of ['ann', 'bob', 'cem']) await world.identify(user, { vip: user !== 'bob' })
  const vips = await world.segment({ trait: 'vip', is: 'equals', value: true })
  const id = await world.create(journey().onEvent('Go').wait('w', 'P1D').document())
  const asked = { id: toPublicId('journey', id) }
  await expect(world.call('workflows.publish', { ...asked, backfill: 'chosen' })).rejects.toMatchObject({ code: 'INVALID_INPUT' })
  await world.call('workflows.publish', { ...asked, backfill: 'chosen', backfillSegmentId: vips })
  while (await world.advance() > 0);
  expect((await world.runs(id)).map(({ userId }) => userId).sort()).toEqual(['ann', 'cem'])
  await world.call('workflows.publish', { ...asked, backfill: 'chosen', backfillSegmentId: vips })
  while (await world.advance() > 0);
  expect(await world.runs(id)).toHaveLength(2)
})

test('the checks see runs that no gate has let in', async () => {
  const many = await world.publish(journey().onApi().reentry({ kind: 'always', atMost: 1 }).wait('w', 'P1D').document())
  const monthly = await world.publish(journey().onApi().reentry({ kind: 'afterTime', for: 'P30D' }).wait('w', 'P1D').document())
  await world.identify('ann')
  for (const id of [many, monthly]) await enterAtOnce(id, 1)
  await world.query(`INSERT INTO runs (workspace_id, id, journey_id, version, customer_id, entry_slot, status, wake_at, entry, started_at, updated_at)
    SELECT workspace_id, gen_random_uuid(), journey_id, version, customer_id, 'forced', status, wake_at, entry, started_at + interval '1 hour', updated_at FROM runs`)
  expect((await broken()).filter((each) => each.startsWith('I1'))).toEqual([
    'I1: A journey that may be entered so many times at once has no more active runs of a customer', 'I1: A journey entered again after a time is not entered by a customer before that',
  ])
  await world.query(`DELETE FROM runs WHERE entry_slot = 'forced'`)
})
