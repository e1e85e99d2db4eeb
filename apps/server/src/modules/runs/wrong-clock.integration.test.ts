import { afterAll, afterEach, beforeAll, expect, test, vi } from 'vitest'
import { journey } from '@sendero/flow-engine/testing'
import { hour, openJourneyWorld } from '../../../test/journey-world.ts'
import { openTestDeps } from '../../../test/test-deps.ts'
import type { TestDeps } from '../../../test/test-deps.ts'
import { checkInvariants } from '../invariants/index.ts'

let harness: TestDeps
beforeAll(async () => { harness = await openTestDeps() })
afterAll(() => harness.close())
afterEach(() => { vi.useRealTimers() })

test.each([hour, -hour])('a worker whose clock is wrong by %d ms wakes nobody early and forgets nobody', async (wrong) => {
  const world = await openJourneyWorld(harness)
  const id = await world.publish(journey().onEvent('Order').wait('w', 'PT30M').waitForEvent('e', 'Visit', { timeout: 'PT30M' }).goal('g').at('e', 'timeout').exit('x').document())
  await world.fire('ann', 'Order')
  vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + wrong })
  await world.advance()
  expect(await world.advance()).toBe(0)
  expect(await world.runs(id)).toMatchObject([{ nodeId: 'w' }])
  // How long it still is, by the clock of the database.
  expect(await world.query(`SELECT round(extract(epoch FROM wake_at - workspace_now()) / 60)::int AS minutes FROM runs`)).toEqual([{ minutes: 30 }])
  await world.pass(hour / 2)
  expect(await world.advance()).toBe(1)
  expect(await world.runs(id)).toMatchObject([{ nodeId: 'e' }])
  await world.pass(hour / 2)
  await world.advance()
  expect(await world.runs(id)).toMatchObject([{ status: 'exited' }])
  vi.useRealTimers()
  expect(await checkInvariants(harness.deps, world.workspaceId)).toEqual([])
})
