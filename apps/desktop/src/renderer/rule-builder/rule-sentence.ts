import { parseDuration } from '@sendero/flow-engine/time'
import type { MessageCondition } from '@sendero/flow-engine/mails'
import type { AnniversaryCondition, ConsentCondition, EventCondition, Leaf, MeasureCondition, MomentCondition, PropertyCondition, Rule, SequenceCondition, TraitCondition } from '@sendero/flow-engine/segment'
import { measureLabel } from './event-question.ts'
import { monthName } from './month-names.ts'
import { weekdaysShort } from './weekday-names.ts'

// A rule in words: "People whose plan is pro and who did Order Completed at least 2 times within the last 90 days".

export interface SentencePart {
  readonly text: string
  /** A name or a value that somebody chose, told apart from the words around it. */
  readonly isGiven?: boolean
}

/** What a thing with an id is called; null for one that is not known (yet). */
export type NameOf = (id: string) => string | null

const words = (text: string): SentencePart => ({ text })
const given = (text: string): SentencePart => ({ text, isGiven: true })
const blank = '…'

/** The parts join to the sentence; it has no full stop. */
export function sentenceParts(rule: Rule, nameOf: NameOf = () => null): SentencePart[] {
  if ('op' in rule && rule.op !== 'not' && rule.rules.length === 0) return [words(rule.op === 'and' ? 'Everybody' : 'Nobody')]
  if ('op' in rule && rule.op === 'not' && 'op' in rule.rule) return [words('Everybody except people '), ...inner(rule.rule, 'whole', nameOf)]
  return [words('People '), ...inner(rule, 'whole', nameOf)]
}

export const ruleSentence = (rule: Rule, nameOf?: NameOf): string => sentenceParts(rule, nameOf).map(({ text }) => text).join('')

/** `whole`: nothing stands around it; `part`: another word joins it to its neighbours, so mixed groups need brackets. */
function inner(rule: Rule, place: 'whole' | 'part', nameOf: NameOf): SentencePart[] {
  if (!('op' in rule)) return leafParts(rule, false, nameOf)
  if (rule.op === 'not') return 'op' in rule.rule ? [words('who are not among those '), ...bracketed(inner(rule.rule, 'whole', nameOf), true)] : leafParts(rule.rule, true, nameOf)
  const [only, ...others] = rule.rules
  if (only === undefined) return [words(rule.op === 'and' ? 'of any kind' : 'of no kind')]
  if (others.length === 0) return inner(only, place, nameOf)
  const joined = rule.rules.flatMap((each, index) => [...(index === 0 ? [] : [words(rule.op === 'and' ? ' and ' : ' or ')]), ...inner(each, 'part', nameOf)])
  return bracketed(joined, place === 'part')
}

const bracketed = (parts: SentencePart[], isNeeded: boolean): SentencePart[] => (isNeeded ? [words('('), ...parts, words(')')] : parts)

function leafParts(leaf: Leaf, isNegated: boolean, nameOf: NameOf): SentencePart[] {
  if ('list' in leaf) return [words(isNegated ? 'who are not on the list ' : 'who are on the list '), given(leaf.list === '' ? blank : nameOf(leaf.list) ?? blank)]
  if ('message' in leaf) return messageParts(leaf, isNegated, nameOf)
  if ('segment' in leaf) return [words(isNegated ? 'who are not in the segment ' : 'who are in the segment '), given(leaf.segment === '' ? blank : nameOf(leaf.segment) ?? blank)]
  if ('consent' in leaf) return consentParts(leaf, isNegated)
  if ('reachable' in leaf) return [words(isNegated ? 'whom e-mail does not reach' : 'whom e-mail reaches')]
  if ('sample' in leaf) return [words(isNegated ? 'who are not in a random ' : 'who are in a random '), given(`${orderableWords(leaf.percent)} %`), words(' of everybody, drawn as '), named(leaf.sample)]
  if ('anniversary' in leaf) return anniversaryParts(leaf, isNegated)
  if ('sequence' in leaf) return sequenceParts(leaf, isNegated)
  if ('trait' in leaf) return [words('whose '), ...comparisonParts(leaf, isNegated)]
  return 'count' in leaf ? eventParts(leaf, isNegated) : 'measure' in leaf ? measureParts(leaf, isNegated) : momentParts(leaf, isNegated)
}

function anniversaryParts(leaf: AnniversaryCondition, isNegated: boolean): SentencePart[] {
  const head = [words('whose anniversary of '), named(leaf.anniversary)]
  const not = isNegated ? 'not ' : ''
  switch (leaf.is) {
    case 'today': return [...head, words(` is ${not}`), given('today')]
    case 'inDays': return [...head, words(` is ${not}in exactly `), given(daysWords(leaf.value))]
    case 'inNextDays': return [...head, words(isNegated ? ' is neither today nor in the next ' : ' is today or in the next '), given(daysWords(leaf.value))]
    case 'inLastDays': return [...head, words(isNegated ? ' is neither today nor in the last ' : ' is today or in the last '), given(daysWords(leaf.value))]
    case 'inMonth': return [...head, words(` is ${not}in `), given(monthName(leaf.value))]
  }
}

const daysWords = (days: number | null): string => (days === null ? blank : `${days} ${days === 1 ? 'day' : 'days'}`)

const consentWords: Readonly<Record<ConsentCondition['is'], readonly [string, string]>> = {
  subscribed: ['who have subscribed to', 'who have not subscribed to'], unsubscribed: ['who have unsubscribed from', 'who have not unsubscribed from'],
  unproven: ['whose consent is unproven to', 'whose consent is not just unproven to'], unknown: ['who have said nothing about', 'who have said something about'],
}

function consentParts({ is }: ConsentCondition, isNegated: boolean): SentencePart[] {
  const [holds, holdsNot] = consentWords[is]
  return [words(`${isNegated ? holdsNot : holds} `), given('e-mail')]
}

const happeningWords: Readonly<Record<MessageCondition['message'], readonly [did: string, didNot: string, never: string]>> = {
  sent: ['were sent', 'were not sent', 'were never sent'], opened: ['opened', 'did not open', 'never opened'], clicked: ['clicked in', 'did not click in', 'never clicked in'],
  bounced: ['had a bounce of', 'had no bounce of', 'never had a bounce of'], unsubscribed: ['unsubscribed from', 'did not unsubscribe from', 'never unsubscribed from'],
}

function messageParts({ message, count, within, template, journey, node }: MessageCondition, isNegated: boolean, nameOf: NameOf): SentencePart[] {
  const [did, didNot, never] = happeningWords[message]
  const isNever = ('atMost' in count && count.atMost === 0) || ('exactly' in count && count.exactly === 0)
  const of = journey === undefined ? [] : [words(' of the journey '), named(nameOf(journey) ?? ''), ...(node === undefined ? [] : [words(', step '), given(nameOf(stepKey(journey, node)) ?? node)])]
  const mail = template === undefined ? [words('an e-mail')] : [words('the e-mail '), named(nameOf(template) ?? '')]
  const often = isNever || ('atLeast' in count && count.atLeast === 1) ? [] : [words(template === undefined && journey === undefined ? ' ' : ', '), given(countWords(count))]
  const window = within === undefined ? [] : [words(' within the last '), given(durationWords(within))]
  return [words(`who ${isNever ? (isNegated ? did : never) : isNegated ? didNot : did} `), ...mail, ...of, ...often, ...window]
}

/** Under which name a step of a journey is asked for. */
const stepKey = (journey: string, node: string): string => `${journey} ${node}`

/** "plan is pro": a condition on a trait or a property, without the word before it. */
function comparisonParts(condition: TraitCondition | PropertyCondition, isNegated = false): SentencePart[] {
  const name = 'trait' in condition ? condition.trait : condition.property
  const [holds, holdsNot] = comparisonWords[condition.is]
  return [given(name === '' ? blank : name), words(` ${isNegated ? holdsNot : holds}`), ...valueParts(condition)]
}

const comparisonWords: Readonly<Record<TraitCondition['is'], readonly [string, string]>> = {
  equals: ['is', 'is not'], notEquals: ['is not', 'is'], in: ['is any of', 'is none of'], notIn: ['is none of', 'is any of'],
  contains: ['contains', 'does not contain'], notContains: ['does not contain', 'contains'], startsWith: ['starts with', 'does not start with'], endsWith: ['ends with', 'does not end with'],
  gt: ['is more than', 'is not more than'], gte: ['is at least', 'is not at least'], lt: ['is less than', 'is not less than'], lte: ['is at most', 'is not at most'],
  between: ['is between', 'is not between'], isSet: ['has any value', 'has no value'], isNotSet: ['has no value', 'has any value'],
  before: ['is before', 'is not before'], after: ['is after', 'is not after'],
  inLast: ['is in the last', 'is not in the last'], notInLast: ['is not in the last', 'is in the last'], inNext: ['is in the next', 'is not in the next'],
  hasAll: ['has all of', 'does not have all of'], hasAtLeast: ['has at least', 'has fewer than'], hasFewerThan: ['has fewer than', 'has at least'],
}
const mostListed = 4

function valueParts(condition: TraitCondition | PropertyCondition): SentencePart[] {
  const space = words(' ')
  switch (condition.is) {
    case 'isSet': case 'isNotSet': return []
    case 'inLast': case 'notInLast': case 'inNext': return [space, given(durationWords(condition.value))]
    case 'between': return [space, given(orderableWords(condition.value[0])), words(' and '), given(orderableWords(condition.value[1]))]
    case 'hasAll': return [space, ...listParts(condition.value.map(scalarWords), 'and')]
    case 'hasAtLeast': case 'hasFewerThan': return [space, given(`${orderableWords(condition.value)} ${condition.value === 1 ? 'value' : 'values'}`)]
    case 'in': case 'notIn': return [space, ...listParts(condition.value.map(scalarWords))]
    case 'gt': case 'gte': case 'lt': case 'lte': case 'before': case 'after': return [space, given(orderableWords(condition.value))]
    case 'equals': case 'notEquals': case 'contains': case 'notContains': case 'startsWith': case 'endsWith': return [space, given(scalarWords(condition.value))]
  }
}

function listParts(values: readonly string[], joint: 'and' | 'or' = 'or'): SentencePart[] {
  if (values.length === 0) return [given(blank)]
  const shown = values.length > mostListed ? values.slice(0, mostListed - 1) : values
  const rest = values.length - shown.length
  const last = rest > 0 ? `${rest} more` : undefined
  const items = last === undefined ? shown : [...shown, last]
  return items.flatMap((item, index) => [...(index === 0 ? [] : [words(index === items.length - 1 ? (rest > 0 ? ' and ' : ` ${joint} `) : ', ')]), rest > 0 && index === items.length - 1 ? words(item) : given(item)])
}

function eventParts({ event, count, within, where = [], during }: EventCondition, isNegated: boolean): SentencePart[] {
  const name = given(event === '' ? blank : event)
  const isNever = ('atMost' in count && count.atMost === 0) || ('exactly' in count && count.exactly === 0)
  const often = isNever ? null : countWords(count)
  const head = isNever !== isNegated ? [words(isNever ? 'who never did ' : 'who did not do '), name] : [words('who did '), name]
  const window = within === undefined ? [] : [words(' within the last '), given(durationWords(within))]
  return [...head, ...(often === null ? [] : [words(' '), given(often)]), ...window, ...hoursParts(during), ...filterParts(where)]
}

function hoursParts(during: EventCondition['during']): SentencePart[] {
  if (during === undefined) return []
  const { from, to, weekdays, clock } = during
  const days = weekdays === undefined ? [] : [words(' on '), given(weekdays.length === 0 ? blank : weekdaysShort(weekdays))]
  return [words(' from '), named(from), words(' to '), named(to), ...days, ...(clock === 'workspace' ? [words(' by the clock of the workspace')] : [])]
}

function sequenceParts({ sequence: [first, second], inside, without, count, within }: SequenceCondition, isNegated: boolean): SentencePart[] {
  const isNever = ('atMost' in count && count.atMost === 0) || ('exactly' in count && count.exactly === 0)
  const step = ({ event, where = [] }: SequenceCondition['sequence'][number]): SentencePart[] => [named(event), ...filterParts(where)]
  return [
    words(isNever !== isNegated ? (isNever ? 'who never did ' : 'who did not do ') : 'who did '), ...step(first), words(' and then '), ...step(second),
    ...(inside === undefined ? [] : [words(' no later than '), given(durationWords(inside)), words(' after')]), ...(without === undefined ? [] : [words(' without '), ...step(without), words(' in between')]),
    ...(isNever ? [] : [words(' '), given(countWords(count))]), ...(within === undefined ? [] : [words(' within the last '), given(durationWords(within))]),
  ]
}

const filterParts = (where: readonly PropertyCondition[]): SentencePart[] => where.flatMap((each, index) => [words(index === 0 ? ' where ' : ' and '), ...comparisonParts(each)])

const named = (text: string): SentencePart => given(text === '' ? blank : text)

function measureParts({ event, measure, of, is, value, within, where = [], during }: MeasureCondition, isNegated: boolean): SentencePart[] {
  const window = within === undefined ? [] : [words(' within the last '), given(durationWords(within))]
  const [holds, holdsNot] = comparisonWords[is === 'equals' ? 'equals' : is]
  const amount = Array.isArray(value) ? [given(orderableWords(value[0])), words(' and '), given(orderableWords(value[1]))] : [given(orderableWords(value))]
  return [words(`whose ${measureLabel(measure)} `), named(of), words(' of '), named(event), ...window, ...hoursParts(during), ...filterParts(where), words(` ${isNegated ? holdsNot : holds} `), ...amount]
}

function momentParts({ event, time, where = [], during, ...when }: MomentCondition, isNegated: boolean): SentencePart[] {
  const wordsOfWhen = { inLast: 'within the last', longerAgo: 'longer ago than', before: 'before', after: 'after' } as const
  const value = when.is === 'inLast' || when.is === 'longerAgo' ? durationWords(when.value) : orderableWords(when.value)
  return [words(isNegated ? `who are not those who ${time} did ` : `who ${time} did `), named(event), ...hoursParts(during), ...filterParts(where), words(` ${wordsOfWhen[when.is]} `), given(value)]
}

function countWords(count: EventCondition['count']): string {
  const [how, times] = 'atLeast' in count ? ['at least', count.atLeast] : 'atMost' in count ? ['at most', count.atMost] : ['exactly', count.exactly]
  return `${how} ${times === 1 ? 'once' : `${times.toLocaleString('en')} times`}`
}

const scalarWords = (value: string | number | boolean): string => (value === '' ? blank : typeof value === 'number' ? value.toLocaleString('en', { maximumFractionDigits: 20 }) : String(value))
const orderableWords = (value: string | number | null): string => (value === null || value === '' ? blank : typeof value === 'number' ? scalarWords(value) : value.length === 10 ? `${value} (UTC)` : value)

const units = [['years', 'year'], ['months', 'month'], ['weeks', 'week'], ['days', 'day'], ['hours', 'hour'], ['minutes', 'minute'], ['seconds', 'second']] as const

/** "90 days", "1 year and 2 months"; what is no duration stays as it is. */
export function durationWords(iso: string): string {
  const duration = parseDuration(iso)
  if (duration === null) return iso === '' ? blank : iso
  const said = units.flatMap(([many, one]) => (duration[many] === 0 ? [] : [`${duration[many].toLocaleString('en')} ${duration[many] === 1 ? one : many}`]))
  return said.length === 0 ? '0 days' : said.join(' and ')
}
