import fc from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { journey } from '@sendero/flow-engine/testing'
import { toPublicId } from '../../db/public-id.ts'
import { hour, openJourneyWorld } from '../../../test/journey-world.ts'
import type { JourneyWorld } from '../../../test/journey-world.ts'
import { mortalDatabase } from '../../../test/mortal-database.ts'
import type { MortalDatabase } from '../../../test/mortal-database.ts'
import { openTestDeps } from '../../../test/test-deps.ts'
import type { TestDeps } from '../../../test/test-deps.ts'
import { checkInvariants } from '../invariants/index.ts'
import { advanceRuns } from './advance-runs.ts'

// Whatever happens in whatever order, with processes dying in the middle of their transactions, nobody enters twice, nobody is
// told anything twice, nobody gets stuck and the record adds up.

let harness: TestDeps
let mortal: MortalDatabase
beforeAll(async () => {
  harness = await openTestDeps()
  mortal = mortalDatabase(harness.deps.db)
  Object.assign(harness.deps, { db: mortal.db })
})
afterAll(async () => { await harness.close() })

type Happening =
  | { readonly kind: 'event'; readonly person: number; readonly name: 'Order' | 'Visit' }
  | { readonly kind: 'segment'; readonly person: number; readonly plan: 'pro' | 'free' }
  | { readonly kind: 'merge'; readonly person: number; readonly into: number }
  | { readonly kind: 'pass'; readonly hours: number }
  | { readonly kind: 'advance'; readonly workers: number }
  | { readonly kind: 'die'; readonly after: number }
  | { readonly kind: 'status'; readonly verb: 'disable' | 'enable' }

const person = fc.integer({ min: 0, max: 3 })
const happening: fc.Arbitrary<Happening> = fc.oneof(
  { weight: 6, arbitrary: fc.record({ kind: fc.constant('event' as const), person, name: fc.constantFrom('Order' as const, 'Visit' as const) }) },
  { weight: 3, arbitrary: fc.record({ kind: fc.constant('segment' as const), person, plan: fc.constantFrom('pro' as const, 'free' as const) }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('merge' as const), person, into: person }) },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('pass' as const), hours: fc.integer({ min: 1, max: 30 }) }) },
  { weight: 5, arbitrary: fc.record({ kind: fc.constant('advance' as const), workers: fc.integer({ min: 1, max: 4 }) }) },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('die' as const), after: fc.integer({ min: 0, max: 5 }) }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('status' as const), verb: fc.constantFrom('disable' as const, 'enable' as const) }) },
)

async function happen(world: JourneyWorld, journeys: readonly string[], it: Happening): Promise<unknown> {
  switch (it.kind) {
    case 'event': return mortal.survive(() => world.fire(`u${it.person}`, it.name))
    case 'segment': return mortal.survive(() => world.identify(`u${it.person}`, { plan: it.plan }))
    case 'merge': return mortal.survive(() => world.merge(`u${it.person}`, `u${it.into}`))
    case 'pass': return mortal.survive(() => world.pass(it.hours * hour))
    case 'advance': { await Promise.all(Array.from({ length: it.workers }, () => mortal.survive(() => advanceRuns(harness.deps, world.workspaceId)))); return }
    case 'die': return mortal.dieAfter(it.after)
    case 'status': { for (const id of journeys) await mortal.survive(() => world.call(`workflows.${it.verb}`, { id: toPublicId('journey', id) })); return }
  }
}

async function openJourneys(world: JourneyWorld): Promise<string[]> {
  const template = await world.template()
  const segment = await world.segment({ trait: 'plan', is: 'equals', value: 'pro' })
  const path = (entry: ReturnType<typeof journey>) => entry.email('m', template).wait('w', 'PT5H').waitForEvent('e', 'Visit', { timeout: 'PT20H' }).updateCustomer('u', { plan: 'free' }).email('n', template).goal('g').at('e', 'timeout').exit('x').document()
  return [
    await world.publish(path(journey().onEvent('Order'))),
    await world.publish(path(journey().onEvent('Order').reentry('afterExit'))),
    await world.publish(path(journey().onSegment(segment).reentry('always'))),
  ]
}

test('any interleaving of events, segment changes, merges, pauses, workers and deaths keeps the promises', { timeout: 300_000 }, async () => {
  const seen = { messages: 0 }
  await fc.assert(fc.asyncProperty(fc.array(happening, { minLength: 8, maxLength: 30 }), async (happenings) => {
    mortal.live()
    const world = await openJourneyWorld(harness)
    const journeys = await openJourneys(world)
    for (const it of happenings) await happen(world, journeys, it)
    mortal.live()
    for (const id of journeys) await world.call('workflows.enable', { id: toPublicId('journey', id) })
    await world.takeIn()
    for (let round = 0; round < 4; round += 1) {
      await world.advance()
      await world.pass(10 * hour)
    }
    await world.advance()
    expect(await world.query(`SELECT count(*) FROM runs WHERE status NOT IN ('converted', 'exited')`)).toEqual([{ count: 0 }])
    expect(await world.query('SELECT count(*) FROM run_inputs')).toEqual([{ count: 0 }])
    // A visit of an e-mail node has its message, and no message is there without its visit.
    const visits = (await Promise.all(journeys.map((id) => world.visits(id)))).flat().filter((visit) => ['m', 'n'].includes(visit.node_id) && visit.outcome === 'queued')
    const messages = await world.query<{ place: string }>(`SELECT run_id || ' ' || visit AS place FROM messages`)
    expect(messages.map((message) => message.place).sort()).toEqual(visits.map((visit) => `${visit.run_id} ${visit.visit}`).sort())
    const broken = (await checkInvariants(harness.deps, world.workspaceId)).filter(({ promise }) => !promise.startsWith('No message'))
    expect(broken).toEqual([])
    seen.messages += messages.length
  }), { numRuns: Number(process.env['INTERLEAVINGS'] ?? 12), endOnFailure: false })
  // The generator must lead people through the journeys, or nothing was tried.
  expect(seen.messages).toBeGreaterThan(10)
})
