import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { journey } from '@sendero/flow-engine/testing'
import { hour, openJourneyWorld } from '../../../test/journey-world.ts'
import type { JourneyWorld } from '../../../test/journey-world.ts'
import { openTestDeps } from '../../../test/test-deps.ts'
import type { TestDeps } from '../../../test/test-deps.ts'
import { advanceClock } from '../clock/advance-clock.ts'

let harness: TestDeps
let world: JourneyWorld
beforeAll(async () => { harness = await openTestDeps() })
afterAll(async () => { await harness.close() })
beforeEach(async () => { world = await openJourneyWorld(harness) })

test('x', async () => {
  const now = await world.now()
  const start = new Date(now + 3 * hour).toISOString().slice(0, 16)
  await world.identify('ann', { timezone: 'Europe/Berlin' })
  const id = await world.publish(journey().onSchedule(start).exit('x').document())
  await advanceClock(harness.deps, world.workspaceId, { target: (at) => at + 4 * hour })
  expect(await world.runs(id)).toMatchObject([{ userId: 'ann', slot: 'once', status: 'exited' }])
})
