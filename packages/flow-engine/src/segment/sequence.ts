import type { EventFact, Facts } from '../model/facts.ts'
import type { Instant } from '../model/instant.ts'
import { exactMs } from '../model/duration.ts'
import { compareCount } from './compare-count.ts'
import { durationOf, windowStart } from './condition-plan.ts'
import { matchesConditions } from './matches-conditions.ts'
import { storableText } from './normalize-text.ts'
import type { SequenceCondition } from './rule-structure.ts'

/** One time a sequence was gone through: when its first step was, and its second. */
export interface Passage { readonly from: Instant; readonly to: Instant }

/** The steps of a sequence, that which may not lie between included, each with what it asks of its events. */
export const stepsOf = ({ sequence, without }: SequenceCondition): readonly SequenceCondition['sequence'][number][] => (without === undefined ? sequence : [...sequence, without])

/**
 * Each time the sequence was gone through, the earliest first. `isWindowed` false: as if the condition had no window. Between the two events
 * lies none of any step: one of the first would be the nearer beginning, one of the second the earlier end. An event may end one and begin the next.
 */
export function passagesOf(condition: SequenceCondition, facts: Pick<Facts, 'events'>, { now, isWindowed = true }: { readonly now: Instant; readonly isWindowed?: boolean }): readonly Passage[] {
  const from = condition.within === undefined || !isWindowed ? null : windowStart(condition.within, now)
  const isInTime = ({ occurredAt }: EventFact): boolean => from === null || (occurredAt > from && occurredAt <= now)
  const steps = stepsOf(condition)
  const is = (index: number, event: EventFact): boolean => {
    const step = steps[index]
    return step !== undefined && event.name === storableText(step.event) && matchesConditions(step.where ?? [], event.properties, now)
  }
  const marked = eventsOfSteps(condition, facts).filter(isInTime).map((event) => ({ at: event.occurredAt, begins: is(0, event), ends: is(1, event), isBetween: is(2, event) }))
    .filter(({ begins, ends, isBetween }) => begins || ends || isBetween)
  const longest = condition.inside === undefined ? Infinity : exactMs(durationOf(condition.inside))
  return marked.flatMap((second, index) => {
    const first = marked[index - 1]
    return first !== undefined && first.begins && second.ends && second.at - first.at <= longest ? [{ from: first.at, to: second.at }] : []
  })
}

/** All events of the names of the steps, in the order in which they happened; of those at one instant in that of the event log. */
export function eventsOfSteps(condition: SequenceCondition, { events }: Pick<Facts, 'events'>): readonly EventFact[] {
  const names = [...new Set(stepsOf(condition).map(({ event }) => storableText(event)))]
  return names.flatMap((name) => events.get(name) ?? []).sort((a, b) => a.occurredAt - b.occurredAt || (a.seq ?? 0) - (b.seq ?? 0))
}

export const sequenceHolds = (condition: SequenceCondition, facts: Pick<Facts, 'events'>, now: Instant): boolean => compareCount(passagesOf(condition, facts, { now }).length, condition.count)
