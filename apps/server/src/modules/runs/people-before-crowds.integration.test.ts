import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { journey } from '@sendero/flow-engine/testing'
import { newId, toPublicId } from '../../db/public-id.ts'
import { hour, openJourneyWorld } from '../../../test/journey-world.ts'
import type { JourneyWorld } from '../../../test/journey-world.ts'
import { openTestDeps } from '../../../test/test-deps.ts'
import type { TestDeps } from '../../../test/test-deps.ts'
import { advanceBatch } from './advance-batch.ts'
import { enterRuns } from './enter-runs.ts'
import { readVersions } from './published-journeys-repository.ts'

// A campaign of a hundred thousand takes minutes to go by. Who signs up meanwhile is written to at once.

let harness: TestDeps
let world: JourneyWorld
beforeAll(async () => { harness = await openTestDeps() })
afterAll(async () => { await harness.close() })
beforeEach(async () => { world = await openJourneyWorld(harness) })

/** So many people enter at once, as by a schedule or a filled segment. */
async function enterCrowd(journeyId: string, people: readonly string[]): Promise<void> {
  for (const person of people) await world.identify(person)
  const now = await world.now()
  await harness.deps.db.withWorkspace(world.workspaceId, async (tx) => {
    const [version] = await readVersions(tx, [{ journeyId, version: 1 }])
    const customers = await tx.query<{ id: string }>('SELECT id FROM customers WHERE user_id = ANY($1) ORDER BY user_id', [people])
    if (!version) throw new Error('Not published')
    const meeting = { kind: 'enter', key: null, occasion: newId(), entry: { event: null } } as const
    await enterRuns(harness.deps, tx, { now, entrants: customers.map(({ id }) => ({ journeyId, version: 1, customerId: id, entry: version.plan.entry, because: {}, isBulk: true, meeting })) })
  })
}

/** Who is stepped in one batch of so many, in the order of their names. */
async function nextBatch(limit: number): Promise<string[]> {
  const rows = await harness.deps.db.withWorkspace(world.workspaceId, async (tx) => {
    let ids: string[] = []
    await advanceBatch(harness.deps, tx, { after: { live: null, bulk: null }, limit, isClock: false, onClaimed: (claimed) => { ids = claimed.map((run) => run.customerId) } })
    return tx.query<{ userId: string }>('SELECT user_id AS "userId" FROM customers WHERE id = ANY($1) ORDER BY user_id', [ids])
  })
  return rows.map(({ userId }) => userId)
}

const waiting = (event: string) => journey().onEvent(event).reentry('always').wait('w', 'PT1H').exit('x').document()

test('who does something is stepped before a crowd that was there first', async () => {
  const [campaign, welcome] = [await world.publish(waiting('Campaign')), await world.publish(waiting('Signed Up'))]
  await enterCrowd(campaign, ['c1', 'c2', 'c3', 'c4', 'c5'])
  await world.fire('ann', 'Signed Up')
  expect(await nextBatch(3)).toEqual(['ann', 'c1', 'c2'])
  expect(await world.runs(welcome)).toMatchObject([{ userId: 'ann', nodeId: 'w' }])
  expect(await nextBatch(3)).toEqual(['c3', 'c4', 'c5'])
})

test('a crowd moves on, however many people do something meanwhile', async () => {
  const [campaign] = [await world.publish(waiting('Campaign')), await world.publish(waiting('Signed Up'))]
  await enterCrowd(campaign, ['c1', 'c2'])
  for (const person of ['p1', 'p2', 'p3', 'p4', 'p5', 'p6']) await world.fire(person, 'Signed Up')
  expect(await nextBatch(3)).toEqual(['c1', 'p1', 'p2', 'p3'])
  expect(await nextBatch(3)).toEqual(['c2', 'p4', 'p5', 'p6'])
})

test('somebody in the crowd who does something is no longer one of the crowd, and their messages are not either', async () => {
  const template = await world.template()
  const campaign = await world.publish(journey().onEvent('Campaign').waitForEvent('w', 'Answered', { timeout: 'P1D' }).email('m', template).exit('x').at('w', 'timeout').to('m').document())
  await enterCrowd(campaign, ['c1', 'c2', 'c3', 'c4'])
  await world.advance()
  await world.pass(25 * hour)
  await world.fire('c3', 'Answered')
  expect(await nextBatch(1)).toEqual(['c3'])
  await world.advance()
  expect(await world.query('SELECT c.user_id AS person, m.is_bulk AS "isBulk" FROM messages m JOIN customers c ON c.id = m.customer_id ORDER BY 1'))
    .toEqual([{ person: 'c1', isBulk: true }, { person: 'c2', isBulk: true }, { person: 'c3', isBulk: false }, { person: 'c4', isBulk: true }])
})

test('an event that comes while its run is being stepped brings it forward as well', async () => {
  const campaign = await world.publish(journey().onEvent('Campaign').waitForEvent('w', 'Answered', { timeout: 'P1D' }).exit('x').at('w', 'timeout').to('x').document())
  await enterCrowd(campaign, ['c1', 'c2'])
  await harness.deps.db.withWorkspace(world.workspaceId, async (tx) => {
    await advanceBatch(harness.deps, tx, { after: { live: null, bulk: null }, limit: 10, isClock: false })
    await world.fire('c2', 'Answered')
  })
  await harness.deps.db.withWorkspace(world.workspaceId, (tx) => advanceBatch(harness.deps, tx, { after: { live: null, bulk: null }, limit: 0, isClock: false, isFirst: true }))
  expect(await world.query('SELECT c.user_id AS person FROM runs r JOIN customers c ON c.id = r.customer_id WHERE NOT r.is_bulk')).toEqual([{ person: 'c2' }])
})

test('people who wait for the same hour are a crowd when it comes', async () => {
  const document = journey().onEvent('Signed Up').reentry('always').wait('w', 'PT1H').waitForWindow('morning', { from: '09:00', to: '10:00' }).wait('v', 'PT1H').exit('x').document()
  await world.publish(document)
  await world.fire('ann', 'Signed Up')
  await world.advance()
  const isBulk = async (): Promise<unknown> => world.query('SELECT node_id AS "nodeId", is_bulk AS "isBulk" FROM runs')
  expect(await isBulk()).toEqual([{ nodeId: 'w', isBulk: false }])
  // From outside the window, whatever time it is now.
  await world.query(`UPDATE workspaces SET clock_offset_ms = clock_offset_ms + extract(epoch FROM (date_trunc('day', workspace_now() AT TIME ZONE 'UTC') + interval '1 day 12 hours') AT TIME ZONE 'UTC' - workspace_now()) * 1000, time_zone = 'UTC'`)
  await world.advance()
  expect(await isBulk()).toEqual([{ nodeId: 'morning', isBulk: true }])
  await world.pass(21.5 * hour)
  await world.advance()
  expect(await isBulk()).toEqual([{ nodeId: 'v', isBulk: true }])
})

test('who was held back by a pause is one of a crowd when it ends', async () => {
  const id = await world.publish(waiting('Signed Up'))
  await world.fire('ann', 'Signed Up')
  await world.advance()
  await world.call('workflows.disable', { id: toPublicId('journey', id) })
  await world.pass(2 * hour)
  await world.advance()
  await world.call('workflows.enable', { id: toPublicId('journey', id) })
  await world.advance()
  expect(await world.query('SELECT status, is_bulk AS "isBulk" FROM runs')).toEqual([{ status: 'exited', isBulk: true }])
})
