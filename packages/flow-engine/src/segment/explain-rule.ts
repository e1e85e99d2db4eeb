import type { ConsentStatus } from '../model/channel.ts'
import type { EventFact, Facts, UnreachableReason } from '../model/facts.ts'
import type { Instant } from '../model/instant.ts'
import { localDateText } from '../model/local-time.ts'
import { datesOf, nextReturn } from './anniversary.ts'
import { attributeReader } from './attribute-reader.ts'
import { planCondition } from './condition-plan.ts'
import { consentOf, unreachableReason } from './consent.ts'
import { evaluateRule } from './evaluate-rule.ts'
import { eventsAsked } from './events-asked.ts'
import { eventsInWindow } from './events-in-window.ts'
import { eventsOfMessages } from './message-condition.ts'
import { measureEvents, measuredNumber } from './measure-events.ts'
import { momentOf } from './moment-of-events.ts'
import { nextFlip } from './next-flip.ts'
import { storableText } from './normalize-text.ts'
import type { AnniversaryCondition, EventCondition, EventLeaf, Leaf, MessageCondition, Rule } from './rule-structure.ts'
import { sampleBucket } from './sample-bucket.ts'
import { passagesOf } from './sequence.ts'

/** What was found about the person that decided a leaf. */
export type Found =
  /** Values of a trait as rules compare them, lower-cased; `isSet` without any: it holds something that is no plain value. */
  | { readonly kind: 'values'; readonly values: readonly string[]; readonly isSet: boolean }
  /** How many events counted, and when the latest of them was. */
  | { readonly kind: 'count'; readonly count: number; readonly last: Instant | null }
  /** What the events come to; null without any value. */
  | { readonly kind: 'measure'; readonly value: number | null }
  /** When the first or last was; null for never. */
  | { readonly kind: 'moment'; readonly at: Instant | null }
  /** The days the trait names and when one of them returns next (year-month-day), as many days from today, by this clock; null without a date. */
  | { readonly kind: 'anniversary'; readonly dates: readonly string[]; readonly next: { readonly date: string; readonly days: number } | null; readonly timeZone: string }
  /** How many mails counted and when the latest did; `lastSent`: when one of those asked about last went out, if that was loaded (explanationNeeds). */
  | { readonly kind: 'messages'; readonly count: number; readonly last: Instant | null; readonly lastSent: Instant | null }
  | { readonly kind: 'list'; readonly isOn: boolean }
  | { readonly kind: 'segment'; readonly isIn: boolean }
  /** Where the person was drawn, in percent: below that of the condition is in. */
  | { readonly kind: 'sample'; readonly place: number }
  /** What stands about the channel; null: nobody ever said anything. */
  | { readonly kind: 'consent'; readonly status: ConsentStatus | null }
  /** Why the channel does not reach them; null: it does. */
  | { readonly kind: 'reach'; readonly reason: UnreachableReason | null }

/** One line of a rule, a leaf or a group, and whether it holds for one person. */
export interface ExplainedLine {
  readonly rule: Rule
  /** 0 for the rule itself, one more inside each group. */
  readonly depth: number
  readonly holds: boolean
  /** When time alone will turn `holds`; null for never, or later than can be told. */
  readonly turnsAt: Instant | null
  /** Null for a group. */
  readonly found: Found | null
}

/** Every line of a rule in the order it is written, each with what decided it for one person. Needs the facts evaluateRule needs. */
export function explainRule(rule: Rule, facts: Facts, now: Instant): ExplainedLine[] {
  return linesOf(rule, 0, { facts, now })
}

interface Asked { readonly facts: Facts; readonly now: Instant }

function linesOf(rule: Rule, depth: number, asked: Asked): ExplainedLine[] {
  const line: ExplainedLine = { rule, depth, holds: evaluateRule(rule, asked.facts, asked.now), turnsAt: turn(rule, asked), found: 'op' in rule ? null : foundBy(rule, asked) }
  if (!('op' in rule)) return [line]
  const parts = rule.op === 'not' ? [rule.rule] : rule.rules
  return [line, ...parts.flatMap((part) => linesOf(part, depth + 1, asked))]
}

const mostLooks = 30

/** nextFlip may come too early: looked at until the answer really is another one. */
function turn(rule: Rule, { facts, now }: Asked): Instant | null {
  const holds = evaluateRule(rule, facts, now)
  let at = nextFlip(rule, facts, now)
  for (let looks = 0; at !== null && looks < mostLooks; looks += 1) {
    if (evaluateRule(rule, facts, at) !== holds) return at
    at = nextFlip(rule, facts, at)
  }
  return null
}

function foundBy(leaf: Leaf, asked: Asked): Found {
  const { facts, now } = asked
  if ('list' in leaf) return { kind: 'list', isOn: facts.lists?.has(leaf.list) ?? false }
  if ('segment' in leaf) return { kind: 'segment', isIn: facts.segments.has(leaf.segment) }
  if ('sample' in leaf) return { kind: 'sample', place: sampleBucket(leaf, facts.customer.id) / 100 }
  if ('consent' in leaf) return { kind: 'consent', status: consentOf(leaf, facts) }
  if ('reachable' in leaf) return { kind: 'reach', reason: unreachableReason(leaf, facts) }
  if ('sequence' in leaf) return { kind: 'count', count: passagesOf(leaf, facts, { now }).length, last: passagesOf(leaf, facts, { now, isWindowed: false }).at(-1)?.to ?? null }
  if ('anniversary' in leaf) return returnsFound(leaf, facts, now)
  if ('trait' in leaf) {
    const { text, isSet } = attributeReader(facts.customer.traits)(planCondition(leaf, now).path)
    return { kind: 'values', values: text, isSet }
  }
  return 'message' in leaf ? foundMessages(leaf, asked) : foundEvents(leaf, asked)
}

const latest = (events: readonly EventFact[]): Instant | null => events.reduce<Instant | null>((last, { occurredAt }) => Math.max(last ?? occurredAt, occurredAt), null)

// Outside of the window too: who did it 41 days ago is told so, where 30 are asked for.
function countOf(leaf: EventCondition, asked: Asked): { readonly count: number; readonly last: Instant | null } {
  const events = eventsAsked(leaf, asked.facts)
  return { count: eventsInWindow(leaf, events, asked.now).length, last: latest(eventsInWindow({ where: leaf.where }, events, asked.now)) }
}

function foundMessages(leaf: MessageCondition, asked: Asked): Found {
  return { kind: 'messages', ...countOf(eventsOfMessages(leaf), asked), lastSent: countOf(eventsOfMessages({ ...leaf, message: 'sent' }), asked).last }
}

function foundEvents(leaf: EventLeaf, asked: Asked): Found {
  const { now } = asked
  const events = eventsAsked(leaf, asked.facts)
  if ('time' in leaf) return { kind: 'moment', at: momentOf(leaf, events, now) }
  if ('measure' in leaf) {
    const measured = measureEvents(leaf, events, now)
    return { kind: 'measure', value: measured === null ? null : measuredNumber(measured) }
  }
  return { kind: 'count', ...countOf(leaf, asked) }
}

function returnsFound(leaf: AnniversaryCondition, { customer: { traits, timeZone } }: Facts, now: Instant): Found {
  const dates = datesOf(attributeReader(traits)(storableText(leaf.anniversary)), timeZone)
  const next = nextReturn(dates, { now, timeZone })
  return { kind: 'anniversary', dates: dates.map(localDateText), next: next === null ? null : { date: localDateText(next.date), days: next.days }, timeZone }
}
