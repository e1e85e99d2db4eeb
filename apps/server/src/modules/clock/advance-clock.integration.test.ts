import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest'
import { journey } from '@sendero/flow-engine/testing'
import { day, hour, openJourneyWorld } from '../../../test/journey-world.ts'
import type { JourneyWorld } from '../../../test/journey-world.ts'
import { openTestDeps } from '../../../test/test-deps.ts'
import type { TestDeps } from '../../../test/test-deps.ts'
import { startRenderer } from '../../rendering/start-renderer.ts'
import type { Renderer } from '../../rendering/renderer.ts'
import { pino } from 'pino'
import { checkInvariants } from '../invariants/index.ts'
import { advanceRuns } from '../runs/index.ts'
import { advanceClock } from './advance-clock.ts'
import type { ClockAdvance } from './advance-clock.ts'
import { advanceTestClock } from './procedures/advance-test-clock.ts'

let renderer: Renderer
let harness: TestDeps
let world: JourneyWorld
beforeAll(async () => {
  renderer = startRenderer({ log: pino({ level: 'silent' }) })
  harness = await openTestDeps({ renderer })
})
afterAll(async () => {
  await harness.close()
  await renderer.close()
})
beforeEach(async () => { world = await openJourneyWorld(harness) })
afterEach(async () => { expect(await checkInvariants(harness.deps, world.workspaceId)).toEqual([]) })

const by = (ms: number): Promise<ClockAdvance> => advanceClock(harness.deps, world.workspaceId, { target: (now) => now + ms })
const procedure = (input: object, workspaceId = world.workspaceId): Promise<unknown> =>
  advanceTestClock.call({ deps: harness.deps, actor: { kind: 'operator' }, workspaceId, requestId: 'test', log: harness.deps.log, signal: new AbortController().signal }, input)

test('three waits of a day take exactly three days, however long the machine needs for them', async () => {
  const id = await world.publish(journey().onEvent('Signed Up').wait('a', 'P1D').wait('b', 'P1D').wait('c', 'P1D').exit('x').document())
  await world.fire('ann', 'Signed Up')
  await by(0)
  const started = await world.query<{ at: Date }>('SELECT started_at AS at FROM runs')
  const { stepsRun } = await by(3 * day)
  expect(stepsRun).toBe(3)
  expect(await world.runs(id)).toMatchObject([{ status: 'exited', nodeId: 'x' }])
  const ended = await world.query<{ at: Date }>('SELECT ended_at AS at FROM runs')
  // The first step happens in the call before, at its instant; every later one exactly a day after the one before.
  const [first] = (await world.visits(id)).filter((visit) => visit.node_id === 'a')
  expect(ended[0]?.at.getTime()).toBe(new Date(`${(first as unknown as { at: string }).at.replace(' ', 'T')}Z`).getTime() + 3 * day)
  expect(started[0]?.at.getTime()).toBeLessThanOrEqual(ended[0]?.at.getTime() ?? 0)
})

test('mail goes out at the instants the journey says, and everything that was sent is counted', async () => {
  const template = await world.template()
  await world.publish(journey().onEvent('Signed Up').email('m', template).wait('w', 'P2D').email('n', template).document())
  for (const person of ['ann', 'bob', 'cem']) await world.identify(person, { email: `${person}@example.test` })
  for (const person of ['ann', 'bob', 'cem']) await world.fire(person, 'Signed Up')
  expect(await by(hour)).toMatchObject({ stepsRun: 3, messagesSent: 3 })
  expect(await by(2 * day)).toMatchObject({ stepsRun: 3, messagesSent: 3 })
  const gaps = await world.query(`SELECT count(*), max(n.sent_at - m.sent_at) - min(n.sent_at - m.sent_at) < interval '100 ms' AS "isSame", min(n.sent_at - m.sent_at) >= interval '2 days' AS "isLater"
    FROM messages m JOIN messages n ON n.run_id = m.run_id AND m.node_id = 'm' AND n.node_id = 'n'`)
  expect(gaps).toEqual([{ count: 3, isSame: true, isLater: true }])
  expect(await world.query('SELECT count(*) FROM mailbox_messages')).toEqual([{ count: 6 }])
})

test('people whom time alone moves into a segment enter its journey on the way', async () => {
  const id = await world.publish(journey().onSegment(await world.segment({ op: 'not', rule: { event: 'Visit', count: { atLeast: 1 }, within: 'P7D' } })).wait('w', 'P1D').goal('g').document())
  await world.fire('ann', 'Visit')
  await by(6 * day)
  expect(await world.runs(id)).toEqual([])
  await by(2 * day + hour)
  expect(await world.runs(id)).toMatchObject([{ userId: 'ann', status: 'converted' }])
})

test('time goes on afterwards from where it was put', async () => {
  const before = await world.now()
  const { now } = await by(day)
  const after = await world.now()
  expect(now).toBeGreaterThanOrEqual(before + day)
  expect(after).toBeGreaterThanOrEqual(now)
  expect(after - now).toBeLessThan(hour)
  expect(await world.query('SELECT clock_held_at, clock_held_until FROM workspaces')).toEqual([{ clock_held_at: null, clock_held_until: null }])
})

test('two calls at once do not move the clock twice: one is refused', async () => {
  await world.publish(journey().onEvent('Signed Up').wait('a', 'PT1H').wait('b', 'PT1H').document())
  await world.fire('ann', 'Signed Up')
  const results = await Promise.allSettled([by(day), by(day)])
  expect(results.map((result) => result.status).sort()).toEqual(['fulfilled', 'rejected'])
  expect(results.find((result) => result.status === 'rejected')).toMatchObject({ reason: { code: 'CONFLICT' } })
})

test('workers keep off while the clock is held, so that every step is counted', async () => {
  await world.publish(journey().onEvent('Signed Up').wait('a', 'PT1H').document())
  await world.fire('ann', 'Signed Up')
  await world.query(`UPDATE workspaces SET clock_held_at = workspace_now(), clock_held_until = clock_timestamp() + interval '1 minute'`)
  expect(await advanceRuns(harness.deps, world.workspaceId)).toMatchObject({ advanced: 0 })
  expect(await advanceRuns(harness.deps, world.workspaceId, { isClock: true })).toMatchObject({ advanced: 1 })
  await world.query('UPDATE workspaces SET clock_held_until = NULL, clock_held_at = NULL')
})

test('a mover that died holds the clock no longer than its lease', async () => {
  await world.query(`UPDATE workspaces SET clock_held_at = workspace_now(), clock_held_until = clock_timestamp() - interval '1 second'`)
  const before = await world.now()
  expect((await by(hour)).now).toBeGreaterThanOrEqual(before + hour)
})

test('more than fits into one call is said to be so, and the next call goes on', async () => {
  const id = await world.publish(journey().onEvent('Signed Up').wait('a', 'PT1M').at('a', 'next').to('a').document())
  await world.fire('ann', 'Signed Up')
  const start = await world.now()
  const error = await advanceClock(harness.deps, world.workspaceId, { target: (now) => now + day, limitMs: 200 }).catch((reason: unknown) => reason)
  expect(error).toMatchObject({ code: 'UNAVAILABLE' })
  const reached = await world.now()
  expect(reached).toBeGreaterThan(start)
  expect(reached).toBeLessThan(start + day)
  await advanceClock(harness.deps, world.workspaceId, { target: (now) => now + 3 * 60_000 })
  expect(await world.runs(id)).toMatchObject([{ status: 'active', nodeId: 'a' }])
})

test('only a sandbox has a clock to move, only forward, and by one way of saying so', async () => {
  const live = await harness.newWorkspace()
  await expect(procedure({ by: 'P1D' }, live)).rejects.toMatchObject({ code: 'CLOCK_NOT_MOVABLE', status: 409 })
  await expect(procedure({ to: '2001-01-01T00:00:00Z' })).rejects.toMatchObject({ code: 'INVALID_INPUT' })
  await expect(procedure({ by: 'P1000Y' })).rejects.toMatchObject({ code: 'INVALID_INPUT' })
  await expect(procedure({ by: 'P1D', to: '2030-01-01T00:00:00Z' })).rejects.toMatchObject({ code: 'INVALID_INPUT' })
  await expect(procedure({})).rejects.toMatchObject({ code: 'INVALID_INPUT' })
  expect(await procedure({ to: '2090-01-01T01:00:00+01:00' })).toMatchObject({ now: '2090-01-01T00:00:00.000Z', stepsRun: 0, messagesSent: 0 })
})
