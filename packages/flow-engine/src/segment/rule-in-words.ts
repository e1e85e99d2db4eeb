import type { Channel } from '../model/channel.ts'
import { durationInWords } from '../model/duration-in-words.ts'
import { exhaustive } from '../model/exhaustive.ts'
import type { AnniversaryCondition, ConsentCondition, During, EventCondition, Leaf, MeasureCondition, MessageCondition, MomentCondition, PropertyCondition, Rule, SequenceCondition, TraitCondition } from './rule-structure.ts'

/** How a thing with an id is called by people; null for one that is not known. */
type NameOf = (publicId: string) => string | null

/** A rule as one English phrase, such as `plan is pro and did "Order Completed" at least 2 times in the last 90 days`. */
export function ruleInWords(rule: Rule, nameOf: NameOf = () => null): string {
  if (!('op' in rule)) return leafInWords(rule, nameOf)
  if (rule.op === 'not') return `not (${ruleInWords(rule.rule, nameOf)})`
  if (rule.rules.length === 0) return rule.op === 'and' ? 'everybody' : 'nobody'
  return rule.rules.map((each) => isGroup(each) ? `(${ruleInWords(each, nameOf)})` : ruleInWords(each, nameOf)).join(` ${rule.op} `)
}

/** Tells rules apart where their words are alike: long lists are cut there, and `5` may be a number or a text. */
export function ruleExactly(rule: Rule): string {
  const [only, ...more] = 'op' in rule && rule.op !== 'not' ? rule.rules : []
  return only !== undefined && more.length === 0 ? ruleExactly(only) : JSON.stringify(rule)
}

/** Conditions on the properties of one event, all of which must hold; empty when there are none. */
export function conditionsInWords(conditions: readonly PropertyCondition[]): string {
  return conditions.map((condition) => comparisonInWords(condition.property, condition)).join(' and ')
}

function leafInWords(leaf: Leaf, nameOf: NameOf): string {
  if ('event' in leaf) return 'count' in leaf ? eventInWords(leaf) : 'measure' in leaf ? measureInWords(leaf) : momentInWords(leaf)
  if ('message' in leaf) return messageInWords(leaf, nameOf)
  if ('segment' in leaf) return `is in the segment "${nameOf(leaf.segment) ?? leaf.segment}"`
  if ('sample' in leaf) return `is in a random ${leaf.percent} % ("${leaf.sample}")`
  if ('consent' in leaf) return consentInWords[leaf.is](channelNames[leaf.consent])
  if ('reachable' in leaf) return `can be reached by ${channelNames[leaf.reachable]}`
  if ('anniversary' in leaf) return anniversaryInWords(leaf)
  if ('sequence' in leaf) return sequenceInWords(leaf)
  return 'list' in leaf ? `is on the list "${nameOf(leaf.list) ?? leaf.list}"` : comparisonInWords(leaf.trait, leaf)
}

function sequenceInWords({ sequence: [first, second], inside, without, count, within }: SequenceCondition): string {
  const step = ({ event, where = [] }: SequenceCondition['sequence'][number]): string => `"${event}"${where.length === 0 ? '' : ` where ${conditionsInWords(where)}`}`
  const parts = [
    `${didInWords(count)} ${step(first)} and then ${step(second)}`, inside === undefined ? '' : `at most ${durationInWords(inside)} later`,
    without === undefined ? '' : `without ${step(without)} in between`, timesInWords(count), within === undefined ? '' : `in the last ${durationInWords(within)}`,
  ]
  return parts.filter((part) => part !== '').join(' ')
}

function anniversaryInWords(leaf: AnniversaryCondition): string {
  const head = `anniversary of ${leaf.anniversary} is`
  switch (leaf.is) {
    case 'today': return `${head} today`
    case 'inDays': return `${head} in ${days(leaf.value)}`
    case 'inNextDays': return `${head} today or in the next ${days(leaf.value)}`
    case 'inLastDays': return `${head} today or in the last ${days(leaf.value)}`
    case 'inMonth': return `${head} in ${monthNames[leaf.value - 1] ?? ''}`
    default: return exhaustive(leaf)
  }
}

const days = (count: number): string => (count === 1 ? '1 day' : `${count} days`)
const monthNames = ['January', 'February', 'March', 'April', 'May', 'June', 'July', 'August', 'September', 'October', 'November', 'December']

const channelNames: Readonly<Record<Channel, string>> = { email: 'e-mail' }

const consentInWords: Readonly<Record<ConsentCondition['is'], (channel: string) => string>> = {
  subscribed: (channel) => `has subscribed to ${channel}`, unsubscribed: (channel) => `has unsubscribed from ${channel}`,
  unproven: (channel) => `has consented to ${channel} without proof`, unknown: (channel) => `has said nothing about ${channel}`,
}

function isGroup(rule: Rule): boolean {
  return 'op' in rule && rule.op !== 'not' && rule.rules.length > 1
}

function eventInWords({ event, count, within, where = [], during }: EventCondition): string {
  const parts = [`${didInWords(count)} "${event}"`, timesInWords(count), within === undefined ? '' : `in the last ${durationInWords(within)}`, hoursInWords(during), where.length === 0 ? '' : `where ${conditionsInWords(where)}`]
  return parts.filter((part) => part !== '').join(' ')
}

const happenings: Readonly<Record<MessageCondition['message'], string>> = { sent: 'was sent', opened: 'opened', clicked: 'clicked in', bounced: 'had a bounce of', unsubscribed: 'unsubscribed from' }

function messageInWords({ message, count, within, template, journey, node }: MessageCondition, nameOf: NameOf): string {
  const about = template === undefined ? 'an e-mail' : `the e-mail "${nameOf(template) ?? template}"`
  const of = journey === undefined ? '' : `of the journey "${nameOf(journey) ?? journey}"${node === undefined ? '' : `, step ${nameOf(`${journey} ${node}`) ?? node}`}`
  const parts = [isNever(count) ? 'never' : '', happenings[message], about, of, timesInWords(count), within === undefined ? '' : `in the last ${durationInWords(within)}`]
  return parts.filter((part) => part !== '').join(' ')
}

function measureInWords({ event, measure, of, is, value, within, where = [], during }: MeasureCondition): string {
  const parts = [
    `${measureNames[measure]} ${of} of "${event}"`, within === undefined ? '' : `in the last ${durationInWords(within)}`, hoursInWords(during),
    where.length === 0 ? '' : `where ${conditionsInWords(where)}`, `${operators[is]} ${Array.isArray(value) ? value.join(' and ') : String(value)}`,
  ]
  return parts.filter((part) => part !== '').join(' ')
}

const measureNames: Readonly<Record<MeasureCondition['measure'], string>> = { sum: 'sum of', average: 'average', min: 'least', max: 'greatest', distinct: 'number of different' }

function momentInWords({ event, time, where = [], during, ...when }: MomentCondition): string {
  const head = `${time} "${event}"${during === undefined ? '' : ` ${hoursInWords(during)}`}${where.length === 0 ? '' : ` where ${conditionsInWords(where)}`} was`
  if (when.is === 'inLast') return `${head} in the last ${durationInWords(when.value)}`
  return when.is === 'longerAgo' ? `${head} longer ago than ${durationInWords(when.value)}` : `${head} ${when.is} ${when.value}`
}

function hoursInWords(during: During | undefined): string {
  if (during === undefined) return ''
  const { from, to, weekdays, clock } = during
  const days = weekdays === undefined ? '' : ` on ${weekdays.map((weekday) => weekdayNames[weekday - 1] ?? '').join(', ')}`
  return `from ${from} to ${to}${days} by ${clock === 'workspace' ? 'the clock of the workspace' : 'their own clock'}`
}

const weekdayNames = ['Mondays', 'Tuesdays', 'Wednesdays', 'Thursdays', 'Fridays', 'Saturdays', 'Sundays']

const isNever = (count: EventCondition['count']): boolean => ('atMost' in count && count.atMost === 0) || ('exactly' in count && count.exactly === 0)

const didInWords = (count: EventCondition['count']): string => (isNever(count) ? 'did not do' : 'did')

function timesInWords(count: EventCondition['count']): string {
  if (isNever(count)) return ''
  if ('atLeast' in count) return count.atLeast === 1 ? '' : `at least ${times(count.atLeast)}`
  return 'atMost' in count ? `at most ${times(count.atMost)}` : `exactly ${times(count.exactly)}`
}

const times = (count: number): string => (count === 1 ? 'once' : `${count} times`)

const most = 5

const operators: Readonly<Record<TraitCondition['is'], string>> = {
  equals: 'is', notEquals: 'is not', in: 'is one of', notIn: 'is none of', contains: 'contains', notContains: 'does not contain', startsWith: 'starts with', endsWith: 'ends with',
  gt: 'is more than', gte: 'is at least', lt: 'is less than', lte: 'is at most', between: 'is between', isSet: 'is set', isNotSet: 'is not set', before: 'is before', after: 'is after',
  inLast: 'is in the last', notInLast: 'is not in the last', inNext: 'is in the next',
  hasAll: 'has all of', hasAtLeast: 'has at least', hasFewerThan: 'has fewer than',
}

type Comparison = Omit<TraitCondition, 'trait'>

function comparisonInWords(name: string, comparison: Comparison): string {
  const { is } = comparison
  const value = 'value' in comparison ? valueInWords(is, comparison.value) : ''
  return `${name} ${operators[is]}${value === '' ? '' : ` ${value}`}`
}

function valueInWords(is: TraitCondition['is'], value: unknown): string {
  if (is === 'inLast' || is === 'notInLast' || is === 'inNext') return durationInWords(String(value))
  if (is === 'hasAtLeast' || is === 'hasFewerThan') return value === 1 ? '1 value' : `${String(value)} values`
  if (!Array.isArray(value)) return value === '' ? '""' : String(value)
  if (is === 'between') return value.join(' and ')
  const shown = value.slice(0, most).join(', ')
  return value.length > most ? `${shown} and ${value.length - most} more` : shown
}
