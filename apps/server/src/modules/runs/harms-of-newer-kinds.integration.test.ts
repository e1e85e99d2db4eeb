import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest'
import type { JourneyDocument } from '@sendero/flow-engine/document'
import { journey } from '@sendero/flow-engine/testing'
import { toPublicId } from '../../db/public-id.ts'
import { day, hour, openJourneyWorld } from '../../../test/journey-world.ts'
import type { JourneyWorld } from '../../../test/journey-world.ts'
import { openTestDeps } from '../../../test/test-deps.ts'
import type { TestDeps } from '../../../test/test-deps.ts'
import { checkInvariants } from '../invariants/index.ts'

// As harms.integration.test.ts, for kinds of steps that other products have no reports about, or not for this: a worker dies just
// before its commit, and goes on. The number in a title is the report that comes nearest.

let harness: TestDeps
let world: JourneyWorld
let isDying = false
beforeAll(async () => {
  harness = await openTestDeps()
  const { db } = harness.deps
  const mortal: typeof db = { ...db, withWorkspace: (workspaceId, work, how) => db.withWorkspace(workspaceId, async (tx) => {
    const result = await work(tx)
    if (!isDying) return result
    isDying = false
    throw new Error('connection terminated')
  }, how) }
  Object.assign(harness.deps, { db: mortal })
})
afterAll(() => harness.close())
beforeEach(async () => { world = await openJourneyWorld(harness) })
afterEach(async () => { expect((await checkInvariants(harness.deps, world.workspaceId)).filter(({ promise }) => !promise.startsWith('No message'))).toEqual([]) })

/** A worker dies at the next commit; others take in and advance until nothing is left to do. */
async function dieAndGoOn(): Promise<void> {
  isDying = true
  await world.advance().catch(() => undefined)
  isDying = false
  for (let idle = 0; idle < 2;) {
    await world.takeIn()
    idle = await world.advance() === 0 ? idle + 1 : 0
  }
}

const over = async (id: string): Promise<number> => (await world.runs(id)).filter(({ status }) => status !== 'active').length

test('parcelvoy 600: a throttle whose worker dies gives every turn, and none twice', async () => {
  const id = await world.publish(journey().onEvent('Go').throttle('t', 1, 'PT1H').exit('x').document())
  for (const person of ['ann', 'bob', 'cem']) await world.fire(person, 'Go')
  const outs: number[] = []
  for (let hours = 0; hours < 3; hours += 1) {
    await dieAndGoOn()
    outs.push(await over(id))
    await world.pass(hour)
  }
  expect(outs).toEqual([1, 2, 3])
})

test('dittofeed 1596: who enters a segment at the moment a worker dies is waited for no longer, and told once', async () => {
  const [template, vip] = [await world.template(), await world.segment({ trait: 'vip', is: 'equals', value: true })]
  const id = await world.publish(journey().onEvent('Go').waitForSegment('s', vip, { timeout: 'P2D' }).email('m', template).goal('g').at('s', 'timeout').exit('late').document())
  await world.fire('ann', 'Go')
  await dieAndGoOn()
  await world.identify('ann', { vip: true })
  await dieAndGoOn()
  expect(await world.runs(id)).toMatchObject([{ status: 'converted' }])
  expect(await world.query('SELECT count(*) FROM messages')).toEqual([{ count: 1 }])
})

test('parcelvoy 607: a journey that is started by another is entered once and told of once, whoever dies on the way', async () => {
  const child = await world.publish(journey().onJourney().reentry('always').wait('w', 'PT1H').exit('end').document())
  const id = await world.publish(journey().onEvent('Go').startJourney('sub', toPublicId('journey', child), { wait: true, timeout: 'P3D' }).exit('x').document())
  await world.fire('ann', 'Go')
  await dieAndGoOn()
  expect(await world.runs(child)).toMatchObject([{ status: 'active', nodeId: 'w' }])
  await world.pass(hour)
  await dieAndGoOn()
  expect(await world.runs(child)).toHaveLength(1)
  expect(await world.runs(id)).toMatchObject([{ status: 'exited', endReason: 'exit' }])
})

test('mautic 14098: a person stays in one variant of an experiment, whoever dies and however often they come', async () => {
  const id = await world.publish(journey().onEvent('Go').reentry('always').experiment('ab', { a: 50, b: 50 }).exit('xa').at('ab', 'b').exit('xb').document())
  for (let time = 0; time < 3; time += 1) {
    for (let n = 0; n < 6; n += 1) await world.fire(`u${n}`, 'Go')
    await dieAndGoOn()
  }
  const ways = (await world.visits(id)).filter((visit) => visit.node_id === 'ab' && visit.left === 1)
  expect(ways).toHaveLength(18)
  const ofPerson = new Map<string, Set<string>>()
  const people = await world.query<{ id: string; customer_id: string }>('SELECT id, customer_id FROM runs')
  for (const { run_id, edge_id } of ways) {
    const person = people.find((run) => run.id === run_id)?.customer_id ?? ''
    ofPerson.set(person, (ofPerson.get(person) ?? new Set()).add(edge_id))
  }
  expect([...ofPerson.values()].map((edges) => edges.size)).toEqual([1, 1, 1, 1, 1, 1])
})

test('braze 69: who has had enough is sent another way for as long as that is so, mails that still wait counted, and the record says the numbers', async () => {
  const template = await world.template({ messageClass: 'marketing' })
  const id = await world.publish(journey().onEvent('Go').reentry('always').frequencyGate('f', 2, 'P7D').email('m', template).exit('x').at('f', 'tooMany').exit('enough').document())
  await world.identify('ann', { email: 'ann@example.test' })
  for (let time = 0; time < 4; time += 1) {
    await world.fire('ann', 'Go')
    await dieAndGoOn()
    await world.pass(hour)
  }
  expect((await world.runs(id)).map(({ nodeId }) => nodeId)).toEqual(['x', 'x', 'enough', 'enough'])
  // Nobody has sent them yet: it is the waiting ones that count.
  expect(await world.query('SELECT state, count(*) FROM messages GROUP BY state')).toEqual([{ state: 'queued', count: 2 }])
  const refused = (await world.visits(id)).filter(({ outcome }) => outcome === 'tooMany')
  expect(refused.map(({ inputs }) => JSON.parse(inputs) as object)).toEqual([{ channel: 'email', sent: 2, most: 2, within: 'P7D' }, { channel: 'email', sent: 2, most: 2, within: 'P7D' }])
  await world.query(`UPDATE messages SET state = 'skipped'`)
  await world.fire('ann', 'Go')
  await dieAndGoOn()
  expect((await world.runs(id)).at(-1)).toMatchObject({ nodeId: 'x' })
})

test('mautic 7881: who is held out of what follows stays out, whoever dies, however often they come, and in the next version', async () => {
  const template = await world.template()
  const document = (waiting: string): JourneyDocument => journey().onEvent('Go').reentry('always').holdout('h', 50, 's').email('m', template).wait('w', waiting).exit('in').at('h', 'heldOut').exit('out').document()
  const id = await world.publish(document('PT1H'))
  const people = Array.from({ length: 12 }, (_, n) => `u${n}`)
  const outs: string[][] = []
  for (let time = 0; time < 3; time += 1) {
    const before = (await world.runs(id)).length
    for (const person of people) await world.fire(person, 'Go')
    await dieAndGoOn()
    outs.push((await world.runs(id)).slice(before).filter(({ nodeId }) => nodeId === 'out').map(({ userId }) => userId ?? '').sort())
    await world.call('workflows.update', { id: toPublicId('journey', id), ifMatch: String(time + 1), document: document(`PT${time + 2}H`) as never })
    await world.call('workflows.publish', { id: toPublicId('journey', id), backfill: 'none' })
    await world.pass(day)
    await dieAndGoOn()
  }
  expect(outs[0]?.length).toBeGreaterThan(0)
  expect(outs[0]?.length).toBeLessThan(12)
  expect(outs[1]).toEqual(outs[0])
  expect(outs[2]).toEqual(outs[0])
  expect(await world.query('SELECT count(*) FROM messages')).toEqual([{ count: 3 * (12 - (outs[0]?.length ?? 0)) }])
})
