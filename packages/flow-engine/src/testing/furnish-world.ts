import { consentStatuses } from '../model/channel.ts'
import type { UnreachableReason } from '../model/facts.ts'
import { sendsKey, type FactNeeds } from '../model/facts.ts'
import type { SegmentId } from '../model/ids.ts'
import type { Instant } from '../model/instant.ts'
import type { Plan } from '../model/plan.ts'
import type { RunSubject } from '../model/run-state.ts'
import type { SeededRandom } from './seeded-random.ts'
import type { Happening, Scenario, SimulatedPerson } from './simulated-world.ts'

interface Furnished extends Pick<Scenario, 'people' | 'otherJourneys'> { readonly happenings: readonly Happening[] }

const dayMs = 86_400_000
const reasons: readonly [UnreachableReason | null, ...(UnreachableReason | null)[]] = [null, null, null, 'no_address', 'suppressed', 'unsubscribed', 'no_consent']

/**
 * What a plan looks at beyond people and their events: segments that come and go, channels, messages sent, experiments that are
 * decided in the middle, other journeys. Nothing is drawn for a plan that looks at nothing of it, so its worlds stay the same.
 */
export function furnishWorld(plan: Plan, random: SeededRandom, { people, moment }: { readonly people: readonly SimulatedPerson[]; readonly moment: () => Instant }): Furnished {
  const needs = needsOf(plan)
  const furnished = people.map((person) => ({ ...person, ...factsOf(needs, random), ...inSegments(plan, needs, random) }))
  return {
    people: furnished,
    happenings: [...furnished.flatMap((person) => [...triggered(plan, random, { person, at: moment }), ...wanderings(plan, needs, { random, person, moment })]), ...verdicts(plan, random, moment)],
    ...(plan.journeyIds === undefined ? {} : { otherJourneys: Object.fromEntries(plan.journeyIds.filter(() => random.chance(0.8)).map((id) => [id, { lastsMs: random.below(10 * dayMs), status: random.pick(['completed', 'converted', 'exited']) }])) }),
  }
}

const needsOf = (plan: Plan): readonly FactNeeds[] => [plan.startNeeds, ...Object.values(plan.nodes).map((node) => node.needs)]

/** Whether some step of the plan looks at who is in this segment. */
export function looksAtSegment(plan: Plan, segmentId: SegmentId): boolean {
  return needsOf(plan).some((needs) => needs.segments.includes(segmentId))
}

function factsOf(needs: readonly FactNeeds[], random: SeededRandom): Pick<SimulatedPerson, 'lists' | 'channels' | 'consents' | 'sends'> {
  const lists = [...new Set(needs.flatMap((need) => need.lists ?? []))]
  const channels = [...new Set(needs.flatMap((need) => need.channels ?? []))]
  const consents = [...new Set(needs.flatMap((need) => need.consents ?? []))]
  const sends = [...new Set(needs.flatMap((need) => need.sends ?? []).map(sendsKey))]
  return {
    ...(lists.length === 0 ? {} : { lists: lists.filter(() => random.chance(0.5)) }),
    ...(channels.length === 0 ? {} : { channels: Object.fromEntries(channels.map((channel) => [channel, random.pick(reasons)])) }),
    ...(consents.length === 0 ? {} : { consents: Object.fromEntries(consents.map((channel) => [channel, random.pick([null, ...consentStatuses])])) }),
    ...(sends.length === 0 ? {} : { sends: Object.fromEntries(sends.map((key) => [key, random.below(6)])) }),
  }
}

/** Segments the plan looks at or that people leave to enter the journey. */
function segmentsOf({ entry: { trigger } }: Plan, needs: readonly FactNeeds[]): SegmentId[] {
  return [...new Set([...needs.flatMap((need) => need.segments), ...(trigger.kind === 'segmentLeft' ? [trigger.segmentId] : [])])]
}

/** Whether the trigger of the plan is a change of this segment that is also seen in the facts. */
const entersBy = ({ entry: { trigger } }: Plan, segmentId: SegmentId): boolean =>
  (trigger.kind === 'segmentEntered' || trigger.kind === 'segmentLeft') && trigger.segmentId === segmentId

function inSegments(plan: Plan, needs: readonly FactNeeds[], random: SeededRandom): Pick<SimulatedPerson, 'segments'> {
  const segments = segmentsOf(plan, needs)
  if (segments.length === 0) return {}
  return { segments: segments.filter((id) => (entersBy(plan, id) ? plan.entry.trigger.kind === 'segmentLeft' : random.chance(0.5))) }
}

function triggered({ entry: { trigger } }: Plan, random: SeededRandom, { person: { customer }, at: moment }: { readonly person: SimulatedPerson; readonly at: () => Instant }): Happening[] {
  if (trigger.kind === 'segmentEntered' || trigger.kind === 'segmentLeft' || trigger.kind === 'event') return []
  const event: RunSubject['event'] = (trigger.kind === 'api' || trigger.kind === 'journey') && random.chance(0.5) ? { name: 'order', properties: { amount: random.below(200), orderId: `order-${random.below(5)}` } } : null
  return [{ at: moment(), customerId: customer.id, kind: 'triggered', event }]
}

/** In and out of segments, at first the way that lets them in where that is the entry. */
function wanderings(plan: Plan, needs: readonly FactNeeds[], { random, person, moment }: { readonly random: SeededRandom; readonly person: SimulatedPerson; readonly moment: () => Instant }): Happening[] {
  return segmentsOf(plan, needs).flatMap((segmentId) => {
    const times = Array.from({ length: (entersBy(plan, segmentId) ? 1 : 0) + random.below(4) }, moment).sort((a, b) => a - b)
    let isMember = person.segments?.includes(segmentId) === true
    return times.map((at): Happening => {
      isMember = !isMember
      return { at, customerId: person.customer.id, kind: 'segmentChanged', segmentId, isMember }
    })
  })
}

function verdicts(plan: Plan, random: SeededRandom, moment: () => Instant): Happening[] {
  return Object.values(plan.nodes).filter(({ kind }) => kind === 'experiment').flatMap(({ id, config }): Happening[] => {
    const [first, ...others] = (config['variants'] as { id: string }[]).map((variant) => variant.id)
    return first === undefined || random.chance(0.5) ? [] : [{ at: moment(), kind: 'experimentDecided', nodeId: id, winner: random.pick([first, ...others]) }]
  })
}
