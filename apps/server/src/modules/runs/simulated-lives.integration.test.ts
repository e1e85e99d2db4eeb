import fc from 'fast-check'
import { pino } from 'pino'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { compileJourney } from '@sendero/flow-engine'
import type { JsonObject } from '@sendero/flow-engine'
import type { JourneyDocument } from '@sendero/flow-engine/document'
import { runToQuiet, seededRandom } from '@sendero/flow-engine/testing'
import type { Happening, SeededRandom } from '@sendero/flow-engine/testing'
import { journeyArbitrary } from '../../../../../packages/flow-engine/test/properties/journey-arbitrary.ts'
import { toPublicId } from '../../db/public-id.ts'
import { openJourneyWorld } from '../../../test/journey-world.ts'
import type { JourneyWorld } from '../../../test/journey-world.ts'
import { mortalDatabase } from '../../../test/mortal-database.ts'
import type { MortalDatabase } from '../../../test/mortal-database.ts'
import { openTestDeps } from '../../../test/test-deps.ts'
import type { TestDeps } from '../../../test/test-deps.ts'
import { startRenderer } from '../../rendering/start-renderer.ts'
import type { Renderer } from '../../rendering/renderer.ts'
import { walkClock } from '../clock/index.ts'
import { checkInvariants } from '../invariants/index.ts'
import { keptSeeds } from './kept-seeds.ts'

// Whole lives of people in journeys made from a seed, once in memory by the engine alone and once by the product: the database, its
// queues of due rows, batches, intake and record. Both must tell the same story, to the instant. A seed that ever failed is kept and
// told again; SIMULATIONS=100 tells more, SIMULATION_SEED=n begins with that one.

let renderer: Renderer
let harness: TestDeps
let mortal: MortalDatabase
beforeAll(async () => {
  renderer = startRenderer({ log: pino({ level: 'silent' }) })
  harness = await openTestDeps({ renderer })
  mortal = mortalDatabase(harness.deps.db)
  Object.assign(harness.deps, { db: mortal.db })
})
afterAll(async () => {
  await harness.close()
  await renderer.close()
})

const start = Date.UTC(2026, 0, 15, 9)
const dayMs = 86_400_000
const days = 20
const names = ['visit', 'click', 'buy'] as const
const people = ['u0', 'u1', 'u2', 'u3', 'u4']

interface Deed { readonly at: number; readonly person: string; readonly name: string; readonly lateBy: number; readonly amount: number; readonly id: string }
interface Life { readonly document: JourneyDocument; readonly traits: Readonly<Record<string, JsonObject>>; readonly deeds: readonly Deed[] }

function lifeOf(seed: number): Life {
  const random = seededRandom(seed)
  // Whose turn it is at a throttle is nobody's promise where several come in the same instant, as they do after a time window.
  const drawn = fc.sample(journeyArbitrary, { numRuns: 20, seed }).find(({ nodes }) => nodes.every(({ kind }) => kind !== 'throttle'))
  if (drawn === undefined) throw new Error('No journey was drawn')
  // One run of a person at a time: the order of two that fall due in the same instant is nobody's promise either. And an event that ends
  // a run by being waited for lets nobody in again by itself: when it comes, the product finds the run still there.
  const isWaitedFor = JSON.stringify([drawn.nodes, drawn.ends]).includes('"buy"')
  const reentry = isWaitedFor || random.chance(0.2) ? 'never' as const : 'afterExit' as const
  return {
    document: { ...drawn, entry: { trigger: { kind: 'event', event: 'buy', where: [] }, reentry: { kind: reentry } } },
    traits: Object.fromEntries(people.map((person) => [person, traitsOf(random)])),
    deeds: people.flatMap((person) => deedsOf(random, person)).sort((a, b) => a.at - b.at),
  }
}

function traitsOf(random: SeededRandom): JsonObject {
  return { plan: random.pick(['pro', 'free']), score: random.below(100), tags: random.chance(0.5) ? ['vip'] : [] }
}

function deedsOf(random: SeededRandom, person: string): Deed[] {
  return Array.from({ length: 4 + random.below(8) }, (_, index): Deed => {
    // Everybody buys first, or nobody would come into the journey.
    const name = index === 0 ? 'buy' : random.pick(names)
    const lateBy = random.chance(0.2) ? random.below(2 * dayMs) : 0
    return {
      at: start + 60_000 + random.below((index === 0 ? 2 : days - 5) * dayMs), person, name,
      // For a run that a late event starts, the product looks up what was done in the meantime; the engine alone has nobody to ask.
      lateBy: name === 'buy' ? 0 : lateBy, amount: random.pick([10, 50, 90]), id: `${person}-${index}`,
    }
  })
}

/** A story of one run: how it stands, and every decision on the way. `at`: whether instants are told too. */
interface ToldRun { readonly standing: string; readonly decisions: readonly string[] }
type Told = Readonly<Record<string, readonly ToldRun[]>>

const line = (of: { nodeId: string; visit: number; outcome: string; entered: boolean; left: boolean; edgeId: string | null; at: number }, withTimes: boolean): string =>
  `${of.visit} ${of.nodeId} ${of.outcome}${of.entered ? ' in' : ''}${of.left ? ' out' : ''}${of.edgeId === null ? '' : ` ${of.edgeId}`}${withTimes ? ` at ${new Date(of.at).toISOString()}` : ''}`
const inOrder = (runs: readonly ToldRun[]): readonly ToldRun[] => [...runs].sort((a, b) => (JSON.stringify(a) < JSON.stringify(b) ? -1 : 1))

function toldByEngine({ document, traits, deeds }: Life, ids: ReadonlyMap<string, string>, withTimes: boolean): Told {
  const compiled = compileJourney(document)
  if (!compiled.ok) throw new Error(JSON.stringify(compiled.diagnostics))
  const idOf = (person: string): string => ids.get(person) ?? ''
  const { runs } = runToQuiet({
    plan: compiled.plan, start, until: start + days * dayMs, workspaceTimeZone: 'UTC',
    people: people.map((person) => ({ customer: { id: idOf(person), userId: person, traits: traits[person] ?? {}, timeZone: 'UTC' } })),
    happenings: deeds.map((deed): Happening => ({ at: deed.at, customerId: idOf(deed.person), kind: 'event', event: { name: deed.name, occurredAt: deed.at - deed.lateBy, properties: { amount: deed.amount } } })),
  })
  return Object.fromEntries(people.map((person) => [person, inOrder(runs.filter(({ customerId }) => customerId === idOf(person)).map(({ state, trace }) => ({
    standing: `${state.status} ${state.endReason ?? ''} ${state.nodeId}`, decisions: trace.map((decision) => line(decision, withTimes)),
  })))]))
}

async function toldByProduct(world: JourneyWorld, journeyId: string, withTimes: boolean): Promise<Told> {
  const runs = await world.runs(journeyId)
  const visits = await world.visits(journeyId)
  return Object.fromEntries(people.map((person) => [person, inOrder(runs.filter(({ userId }) => userId === person).map(({ id, status, endReason, nodeId }) => ({
    standing: `${status} ${endReason ?? ''} ${nodeId}`,
    decisions: visits.filter((visit) => visit.run_id === id).map((visit) => line({
      nodeId: visit.node_id, visit: visit.visit, outcome: visit.outcome, entered: visit.entered === 1, left: visit.left === 1, edgeId: visit.edge_id === '' ? null : visit.edge_id, at: Date.parse(`${visit.at.replace(' ', 'T')}Z`),
    }, withTimes)),
  })))]))
}

/** People who live through the days, on a clock that stands still at every deed. */
async function liveThrough(world: JourneyWorld, { deeds }: Life, deaths: SeededRandom | null): Promise<void> {
  const left = [...deeds]
  const end = start + days * dayMs
  for (;;) {
    if (deaths?.chance(0.7)) mortal.dieAfter(deaths.below(40))
    const hasEnded = await mortal.survive(() => walkClock(harness.deps, world.workspaceId, { stops: [...left.map(({ at }) => at), end], async at(stop) {
      const deed = left[0]
      if (deed === undefined || deed.at !== stop) return
      await world.fire(deed.person, deed.name, { amount: deed.amount }, { occurredAt: deed.at - deed.lateBy, messageId: deed.id })
      left.shift()
    } }))
    if (hasEnded) return mortal.live()
  }
}

async function tellBoth(seed: number, deaths: SeededRandom | null): Promise<{ engine: Told; product: Told; document: JourneyDocument; broken: readonly object[] }> {
  const world = await openJourneyWorld(harness)
  const life = lifeOf(seed)
  const template = await world.template()
  const document = { ...life.document, nodes: life.document.nodes.map((node) => (node.kind === 'email' ? { ...node, config: { ...node.config, templateId: template } } : node)) } as JourneyDocument
  await world.pass(start - await world.now())
  const journeyId = await world.publish(document)
  for (const person of people) await world.identify(person, { ...life.traits[person], email: `${person}@example.test` })
  const rows = await world.query<{ id: string; userId: string }>('SELECT id, user_id AS "userId" FROM customers')
  const ids = new Map(rows.map(({ id, userId }) => [userId, toPublicId('customer', id)]))
  await liveThrough(world, life, deaths)
  const traits = Object.fromEntries(people.map((person) => [person, { ...life.traits[person], email: `${person}@example.test` }]))
  const withTimes = deaths === null
  return { document, engine: toldByEngine({ ...life, document, traits }, ids, withTimes), product: await toldByProduct(world, journeyId, withTimes), broken: await checkInvariants(harness.deps, world.workspaceId) }
}

const freshSeeds = (count: number): number[] => {
  const first = Number(process.env['SIMULATION_SEED'] ?? Math.floor(Math.random() * 1e9))
  return Array.from({ length: count }, (_, index) => first + index)
}

test.each([
  ['as they are', false],
  ['with a process that dies again and again just before its commits', true],
] as const)('lives in journeys made from a seed are told alike by the engine alone and by the product, %s', { timeout: 600_000 }, async (_, dies) => {
  const seeds = [...keptSeeds, ...freshSeeds(Number(process.env['SIMULATIONS'] ?? 3))]
  console.log(`Simulated lives${dies ? ', with deaths' : ''}: seeds ${seeds.join(' ')}`)
  let decisions = 0
  for (const seed of seeds) {
    const { engine, product, broken, document } = await tellBoth(seed, dies ? seededRandom(~seed) : null)
    expect({ seed, document, told: product }).toEqual({ seed, document, told: engine })
    expect({ seed, broken }).toEqual({ seed, broken: [] })
    decisions += Object.values(product).flat().reduce((sum, run) => sum + run.decisions.length, 0)
  }
  // Whoever tells nothing tells no lie.
  expect(decisions).toBeGreaterThan(seeds.length * 10)
})
