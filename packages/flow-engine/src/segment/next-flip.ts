import { exhaustive } from '../model/exhaustive.ts'
import type { EventFact, Facts } from '../model/facts.ts'
import type { Instant } from '../model/instant.ts'
import { timedAnniversary } from './anniversary.ts'
import { attributeReader } from './attribute-reader.ts'
import { conditionHolds } from './condition-holds.ts'
import { durationOf, planCondition } from './condition-plan.ts'
import type { Condition } from './condition-plan.ts'
import { consentHolds, unreachableReason } from './consent.ts'
import { eventsHold } from './evaluate-rule.ts'
import { eventsAsked } from './events-asked.ts'
import { eventLeafOf } from './message-condition.ts'
import { momentOf } from './moment-of-events.ts'
import { storableText } from './normalize-text.ts'
import type { PathValues } from './path-values.ts'
import type { EventCondition, EventLeaf, MeasureCondition, MomentCondition, Rule, SequenceCondition } from './rule-structure.ts'
import { isInSample } from './sample-bucket.ts'
import { eventsOfSteps, passagesOf, stepsOf } from './sequence.ts'
import { inNextWindow, inPastWindow } from './time-window.ts'
import { atLeast, every, forEver, opposite, some } from './timed.ts'
import type { Timed } from './timed.ts'

/**
 * The earliest instant after now at which time alone could change what evaluateRule says of these facts; null for never.
 * It may be too early (look again then), it is never too late.
 */
export function nextFlip(rule: Rule, facts: Facts, now: Instant): Instant | null {
  const read = attributeReader(facts.customer.traits)
  const timed = (each: Rule): Timed => {
    if ('op' in each) {
      switch (each.op) {
        case 'and': return every(each.rules.map(timed))
        case 'or': return some(each.rules.map(timed))
        case 'not': return opposite(timed(each.rule))
        default: return exhaustive(each)
      }
    }
    if ('event' in each || 'message' in each) {
      const asked = eventLeafOf(each)
      return timedEvents(asked, eventsAsked(asked, facts), now)
    }
    if ('sequence' in each) return timedSequence(each, facts, now)
    if ('anniversary' in each) return timedAnniversary(each, read(storableText(each.anniversary)), { now, timeZone: facts.customer.timeZone })
    if ('list' in each) return forEver(facts.lists?.has(each.list) ?? false)
    if ('sample' in each) return forEver(isInSample(each, facts.customer.id))
    if ('consent' in each) return forEver(consentHolds(each, facts))
    if ('reachable' in each) return forEver(unreachableReason(each, facts) === null)
    // Entering or leaving it is told when it happens.
    if ('segment' in each) return forEver(facts.segments.has(each.segment))
    return timedCondition(each, read, now)
  }
  const { until } = timed(rule)
  return until === Infinity ? null : until
}

function timedCondition(condition: Condition, read: (path: string) => PathValues, now: Instant): Timed {
  const plan = planCondition(condition, now)
  const values = read(plan.path)
  switch (condition.is) {
    case 'inLast': return some(values.time.map((at) => inPastWindow(at, durationOf(condition.value), now)))
    case 'notInLast': return opposite(some(values.time.map((at) => inPastWindow(at, durationOf(condition.value), now))))
    case 'inNext': return some(values.time.map((at) => inNextWindow(at, durationOf(condition.value), now)))
    default: return forEver(conditionHolds(plan, values))
  }
}

function timedEvents(leaf: EventLeaf, events: readonly EventFact[], now: Instant): Timed {
  if ('count' in leaf) return timedCount(leaf, events, now)
  if ('measure' in leaf) return untilItTurns((at) => ({ holds: eventsHold(leaf, events, at), until: earliest(events.map((event) => timedEvent(leaf, event, at).until)) }), now)
  return untilItTurns((at) => timedMoment(leaf, events, at), now)
}

/** Nothing can change before another event is reached, a condition on a property turns, or the moment leaves its window. */
function timedMoment(condition: MomentCondition, events: readonly EventFact[], now: Instant): Timed {
  const moment = momentOf(condition, events, now)
  const isWindow = condition.is === 'inLast' || condition.is === 'longerAgo'
  return {
    holds: eventsHold(condition, events, now),
    until: earliest([
      ...events.map((event) => event.occurredAt > now ? event.occurredAt : timedEvent({ where: condition.where }, event, now).until),
      ...(isWindow && moment !== null ? [inPastWindow(moment, durationOf(condition.value), now).until] : []),
    ]),
  }
}

const earliest = (instants: readonly Instant[]): Instant => instants.reduce((first, instant) => Math.min(first, instant), Infinity)

const mostLooks = 50

/** Looks again at every instant at which something could change, until the answer does: of a sum most events that leave a window turn nothing. */
function untilItTurns(look: (at: Instant) => Timed, now: Instant): Timed {
  const { holds, until } = look(now)
  let turn = until
  for (let looks = 0; looks < mostLooks && turn !== Infinity; looks += 1) {
    const then = look(turn)
    if (then.holds !== holds) break
    turn = then.until
  }
  return { holds, until: turn }
}

/** What lies next to what never changes: a window only takes passages in and lets them out. A condition on a property that turns may change it. */
function timedSequence(condition: SequenceCondition, facts: Facts, now: Instant): Timed {
  const window = condition.within === undefined ? null : durationOf(condition.within)
  const passages = passagesOf(condition, facts, { now, isWindowed: false })
  const { holds, until } = timedNumber(condition.count, passages.map(({ from, to }) => window === null ? forEver(true) : every([inPastWindow(from, window, now), inPastWindow(to, window, now)])))
  const turning = stepsOf(condition).filter(({ where = [] }) => where.length > 0)
  const turns = turning.flatMap((step) => eventsOfSteps(condition, facts).map((event) => timedEvent({ where: step.where }, event, now).until))
  return { holds, until: Math.min(until, earliest(turns)) }
}

function timedCount(condition: EventCondition, events: readonly EventFact[], now: Instant): Timed {
  return timedNumber(condition.count, events.map((event) => timedEvent(condition, event, now)))
}

function timedNumber(count: EventCondition['count'], parts: readonly Timed[]): Timed {
  if ('atLeast' in count) return atLeast(count.atLeast, parts)
  if ('atMost' in count) return opposite(atLeast(count.atMost + 1, parts))
  return every([atLeast(count.exactly, parts), opposite(atLeast(count.exactly + 1, parts))])
}

function timedEvent(condition: Pick<EventCondition | MeasureCondition, 'within' | 'where'>, event: EventFact, now: Instant): Timed {
  const window = condition.within === undefined ? forEver(true) : inPastWindow(event.occurredAt, durationOf(condition.within), now)
  const where = condition.where ?? []
  // Gone for good: most events of a long history end here.
  if (where.length === 0 || (!window.holds && window.until === Infinity)) return window
  const properties = attributeReader(event.properties)
  return every([window, ...where.map((each) => timedCondition(each, properties, now))])
}
