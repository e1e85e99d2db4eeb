import type { CustomerFacts } from '../model/facts.ts'
import type { Instant } from '../model/instant.ts'
import type { JsonObject } from '../model/json.ts'
import type { Plan } from '../model/plan.ts'
import { furnishWorld, looksAtSegment } from './furnish-world.ts'
import { runToQuiet, type QuietWorld } from './run-to-quiet.ts'
import { seededRandom, type SeededRandom } from './seeded-random.ts'
import type { Happening, SimulatedPerson } from './simulated-world.ts'

export interface Simulation {
  readonly plan: Plan
  /** The same seed and options give the same world to the last decision. */
  readonly seed: number
  readonly people: number
  readonly start: Instant
  readonly days: number
  /** Events people may do. Names the plan knows and does not know should both be there. */
  readonly eventNames: readonly [string, ...string[]]
  readonly eventsPerPerson: number
  readonly traits?: (random: SeededRandom) => JsonObject
  readonly timeZones?: readonly [string, ...string[]]
  readonly workspaceTimeZone?: string
}

const dayMs = 86_400_000

/**
 * Lets a population made from a seed live through a journey. Its events come as badly as real ones: late, with times
 * before they could have happened, twice, and after the run is over.
 */
export function simulateJourney(simulation: Simulation): QuietWorld {
  const { plan, seed, start, days, workspaceTimeZone } = simulation
  const random = seededRandom(seed)
  const born = Array.from({ length: simulation.people }, (_, index) => personOf(simulation, random, index))
  const lives = born.flatMap((person) => lifeOf(simulation, random, person))
  // From dice of its own, so that what a plan looks at changes nothing of what people do.
  const furniture = seededRandom(~seed)
  const { people, happenings, otherJourneys } = furnishWorld(plan, furniture, { people: born, moment: () => start + furniture.below(days * dayMs) })
  return runToQuiet({
    plan, people, happenings: [...lives, ...happenings], start, until: start + days * dayMs,
    ...(workspaceTimeZone === undefined ? {} : { workspaceTimeZone }), ...(otherJourneys === undefined ? {} : { otherJourneys }),
  })
}

function personOf({ traits, timeZones = ['UTC'] }: Simulation, random: SeededRandom, index: number): SimulatedPerson {
  const customer: CustomerFacts = { id: `cus_${index + 1}`, userId: `user-${index + 1}`, traits: traits?.(random) ?? {}, timeZone: random.pick(timeZones) }
  return { customer }
}

function lifeOf({ plan, start, days, eventNames, eventsPerPerson }: Simulation, random: SeededRandom, { customer }: SimulatedPerson): Happening[] {
  const moment = (): Instant => start + random.below(days * dayMs)
  const events = Array.from({ length: random.below(eventsPerPerson * 2 + 1) }, (): Happening => {
    const at = moment()
    const lateBy = random.chance(0.2) ? random.below(2 * dayMs) : 0
    const properties = { amount: random.below(200), orderId: `order-${random.below(5)}` }
    return { at, customerId: customer.id, kind: 'event', event: { name: random.pick(eventNames), occurredAt: at - lateBy, properties } }
  })
  const twice = events.filter(() => random.chance(0.1))
  // Where the plan looks at the segment people enter by, they enter it in earnest: see furnishWorld.
  const { trigger } = plan.entry
  const firesAlone = trigger.kind === 'segmentEntered' && !looksAtSegment(plan, trigger.segmentId)
  const entering: Happening[] = firesAlone ? [{ at: moment(), customerId: customer.id, kind: 'segmentEntered' }] : []
  const ending: Happening[] = random.chance(0.05) ? [{ at: moment(), customerId: customer.id, kind: 'end', reason: 'stopped' }] : []
  return [...entering, ...events, ...twice, ...ending]
}
