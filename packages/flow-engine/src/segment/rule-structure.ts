import { z } from 'zod'
import { channels, consentStatuses } from '../model/channel.ts'
import { isDuration, parseDuration } from '../model/duration.ts'
import { isInstantText, parseInstant } from '../model/instant-text.ts'
import { parseTimeOfDay } from '../model/local-time.ts'
import { isPercent } from '../model/percent.ts'

// The shape of a segment rule, and nothing else: types and JSON Schema come from here. What refuses a rule with a
// message a person can act on is rule-issues; rule.ts joins the two.

const scalarMessage = 'Use text of at most 1000 characters, a number, true or false.'
const durationMessage = 'Use an ISO 8601 duration such as P90D or PT12H.'
const dateMessage = 'Use a date (2026-01-31) or an instant (2026-01-31T08:00:00Z).'
const orderableMessage = 'Use a number, a date (2026-01-31) or an instant (2026-01-31T08:00:00Z).'
const betweenMessage = 'Use two numbers or two dates, the lower one first.'
const valuesMessage = 'Use a list of 1 to 1000 values: text, numbers, true or false.'
const allOfMessage = 'Use a list of 1 to 20 values: text, numbers, true or false.'
const howManyMessage = 'Use a whole number from 1 to 100: more values of one attribute are not kept.'
const textMessage = 'Use text of 1 to 1000 characters.'
const pathMessage = 'Use the name of an attribute, at most 200 characters, such as plan or address.city.'

const scalar = z.union([z.string().max(1000, scalarMessage), z.number(), z.boolean()], scalarMessage)
const durationText = z.string(durationMessage).refine(isDuration, durationMessage)
  .meta({ title: 'Duration', description: 'ISO 8601 duration.', examples: ['P90D', 'PT12H'] })
const dateText = instantText(dateMessage)
const orderable = z.union([z.number(orderableMessage), instantText(orderableMessage)], orderableMessage)
const text = z.string(textMessage).min(1, textMessage).max(1000, textMessage)
const path = z.string(pathMessage).min(1, pathMessage).max(200, pathMessage)
const range = z.union([z.tuple([z.number(), z.number()]), z.tuple([dateText, dateText])], betweenMessage)
  .refine(([from, to]) => typeof from === 'number' ? from <= Number(to) : isNotAfter(from, String(to)), betweenMessage)

function instantText(message: string) {
  return z.string(message).refine(isInstantText, message)
    .meta({ title: 'Instant', description: 'ISO 8601 date (midnight UTC) or RFC 3339 instant.', examples: ['2026-01-31', '2026-01-31T08:00:00Z'] })
}

function isNotAfter(from: string, to: string): boolean {
  return (parseInstant(from) ?? NaN) <= (parseInstant(to) ?? NaN)
}

/** The comparison part of a leaf, told apart by `is`. The same for traits and for event properties. */
const comparisons = [
  { is: z.enum(['equals', 'notEquals']), value: scalar },
  { is: z.enum(['in', 'notIn']), value: z.array(scalar, valuesMessage).min(1, valuesMessage).max(1000, valuesMessage) },
  { is: z.enum(['contains', 'notContains', 'startsWith', 'endsWith']), value: text },
  { is: z.enum(['gt', 'gte', 'lt', 'lte']), value: orderable },
  { is: z.literal('between'), value: range },
  { is: z.enum(['isSet', 'isNotSet']) },
  { is: z.enum(['before', 'after']), value: dateText },
  { is: z.enum(['inLast', 'notInLast', 'inNext']), value: durationText },
  { is: z.literal('hasAll'), value: z.array(scalar, allOfMessage).min(1, allOfMessage).max(20, allOfMessage) },
  { is: z.enum(['hasAtLeast', 'hasFewerThan']), value: z.number(howManyMessage).int(howManyMessage).min(1, howManyMessage).max(100, howManyMessage) },
] as const

function leaf<Name extends 'trait' | 'property'>(name: Name) {
  const field = { [name]: path } as { [K in Name]: typeof path }
  return z.union([
    z.strictObject({ ...field, ...comparisons[0] }),
    z.strictObject({ ...field, ...comparisons[1] }),
    z.strictObject({ ...field, ...comparisons[2] }),
    z.strictObject({ ...field, ...comparisons[3] }),
    z.strictObject({ ...field, ...comparisons[4] }),
    z.strictObject({ ...field, ...comparisons[5] }),
    z.strictObject({ ...field, ...comparisons[6] }),
    z.strictObject({ ...field, ...comparisons[7] }),
    z.strictObject({ ...field, ...comparisons[8] }),
    z.strictObject({ ...field, ...comparisons[9] }),
  ])
}

export const traitConditionStructure = leaf('trait')
export const propertyConditionStructure = leaf('property')

const countMessage = 'Use exactly one of {"atLeast": n}, {"atMost": n}, {"exactly": n} with a whole number: atLeast from 1, the others from 0, at most 1000000.'
function howOften(lowest: 0 | 1) {
  return z.number(countMessage).int(countMessage).min(lowest, countMessage).max(1_000_000, countMessage)
}

const timeMessage = 'Use a time of day from 00:00 to 23:59, such as 18:00.'
const weekdaysMessage = 'Use a list of weekdays, from 1 for Monday to 7 for Sunday.'
const clockMessage = 'Use customer for the clock of each person, or workspace.'
const timeOfDay = z.string(timeMessage).refine((text) => parseTimeOfDay(text) !== null, timeMessage).meta({ title: 'Time of day', examples: ['18:00'] })
const weekday = z.number(weekdaysMessage).int(weekdaysMessage).min(1, weekdaysMessage).max(7, weekdaysMessage)

/**
 * Hours in which events count, from `from` until just before `to`, on these weekdays or all. `to` not after `from`: until that time of the
 * day after. By the clock of the person, or the workspace's where that is asked for or theirs is not known.
 */
const duringStructure = z.strictObject({
  from: timeOfDay, to: timeOfDay,
  weekdays: z.array(weekday, weekdaysMessage).min(1, weekdaysMessage).max(7, weekdaysMessage).optional(),
  clock: z.enum(['customer', 'workspace'], clockMessage).optional(),
}, 'Use hours such as {"from": "18:00", "to": "22:00", "weekdays": [1, 2, 3, 4, 5]}.')

const whereMessage = 'Use a list of at most 20 conditions on properties.'

export const eventConditionStructure = z.strictObject({
  event: z.string('Use the name of an event.').min(1, 'Use the name of an event.').max(200, 'Use at most 200 characters.'),
  count: z.union([
    z.strictObject({ atLeast: howOften(1) }),
    z.strictObject({ atMost: howOften(0) }),
    z.strictObject({ exactly: howOften(0) }),
  ], countMessage),
  within: durationText.optional(),
  where: z.array(propertyConditionStructure, whereMessage).max(20, whereMessage).optional(),
  during: duringStructure.optional(),
})

const happeningMessage = 'Use sent, opened, clicked, bounced or unsubscribed.'
const templateMessage = 'Use the id of a template, such as tpl_0190b6b0a1b27c3d8e4f5a6b7c8d9e0f.'
const journeyMessage = 'Use the id of a journey, such as wf_0190b6b0a1b27c3d8e4f5a6b7c8d9e0f.'
const nodeMessage = 'Use the id of a step of the journey, such as n3.'

/** How often something happened with mails of the product to somebody: with all, those of a template, of a journey, or of one step of it. See eventsOfMessages. */
export const messageConditionStructure = z.strictObject({
  message: z.enum(['sent', 'opened', 'clicked', 'bounced', 'unsubscribed'], happeningMessage),
  count: eventConditionStructure.shape.count,
  within: eventConditionStructure.shape.within,
  template: z.string(templateMessage).regex(/^tpl_[0-9a-f]{32}$/, templateMessage).meta({ title: 'Template' }).optional(),
  journey: z.string(journeyMessage).regex(/^wf_[0-9a-f]{32}$/, journeyMessage).meta({ title: 'Journey' }).optional(),
  /** Ids of steps are those of their journey: without it they say nothing. */
  node: z.string(nodeMessage).min(1, nodeMessage).max(200, nodeMessage).meta({ title: 'Node' }).optional(),
}).refine(({ journey, node }) => node === undefined || journey !== undefined, { path: ['journey'], message: 'Name the journey the step belongs to.' })

const measureMessage = 'Use sum, average, min, max or distinct.'
const amountMessage = 'Use a number.'
const measured = {
  event: eventConditionStructure.shape.event,
  measure: z.enum(['sum', 'average', 'min', 'max', 'distinct'], measureMessage),
  /** The property that is measured; `distinct` counts its different values. */
  of: path,
  within: eventConditionStructure.shape.within,
  where: eventConditionStructure.shape.where,
  during: eventConditionStructure.shape.during,
}

/** What the numbers (or different values) of a property come to over the events of one name: spend in 90 days. */
export const measureConditionStructure = z.union([
  z.strictObject({ ...measured, is: z.enum(['gt', 'gte', 'lt', 'lte', 'equals']), value: z.number(amountMessage) }),
  z.strictObject({ ...measured, is: z.literal('between'), value: z.tuple([z.number(amountMessage), z.number(amountMessage)]).refine(([from, to]) => from <= to, 'Use two numbers, the lower one first.') }),
])

const moment = {
  event: eventConditionStructure.shape.event,
  time: z.enum(['first', 'last'], 'Use first or last.'),
  where: eventConditionStructure.shape.where,
  during: eventConditionStructure.shape.during,
}

/** When somebody first or last did something, up to now. Nobody who never did it fits. */
export const momentConditionStructure = z.union([
  z.strictObject({ ...moment, is: z.enum(['inLast', 'longerAgo']), value: durationText }),
  z.strictObject({ ...moment, is: z.enum(['before', 'after']), value: dateText }),
])

const daysMessage = 'Use a whole number of days from 1 to 365.'
const monthMessage = 'Use the number of a month, 1 for January to 12 for December.'

/** The yearly return of a date that stands in a trait lies today, some days away or in a month, by the clock of the person. */
export const anniversaryConditionStructure = z.union([
  z.strictObject({ anniversary: path, is: z.literal('today') }),
  z.strictObject({ anniversary: path, is: z.enum(['inDays', 'inNextDays', 'inLastDays']), value: z.number(daysMessage).int(daysMessage).min(1, daysMessage).max(365, daysMessage) }),
  z.strictObject({ anniversary: path, is: z.literal('inMonth'), value: z.number(monthMessage).int(monthMessage).min(1, monthMessage).max(12, monthMessage) }),
])

const spanMessage = 'Use an ISO 8601 duration without years and months, such as PT1H or P7D: how long those are depends on when they begin.'
const stepsMessage = 'Use two steps: [{"event": "Cart Updated"}, {"event": "Order Completed"}].'
const span = z.string(spanMessage).refine(isSpan, spanMessage).meta({ title: 'Span', description: 'ISO 8601 duration in weeks, days and less.', examples: ['PT1H', 'P7D'] })
const stepStructure = z.strictObject({ event: eventConditionStructure.shape.event, where: eventConditionStructure.shape.where })

/**
 * How often somebody did one thing and then another, at most `inside` later, with nothing `without` between: of all the events of these
 * steps in the order of the event log, one of the first step followed directly by one of the second.
 */
export const sequenceConditionStructure = z.strictObject({
  sequence: z.tuple([stepStructure, stepStructure], stepsMessage),
  inside: span.optional(),
  without: stepStructure.optional(),
  count: eventConditionStructure.shape.count,
  within: durationText.optional(),
})

function isSpan(text: string): boolean {
  const duration = parseDuration(text)
  return duration !== null && duration.years + duration.months === 0
}

const listMessage = 'Use the id of a list, such as lst_0190b6b0a1b27c3d8e4f5a6b7c8d9e0f.'

/** Somebody is on a list: put there by hand, not by a rule. */
export const listConditionStructure = z.strictObject({
  list: z.string(listMessage).regex(/^lst_[0-9a-f]{32}$/, listMessage).meta({ title: 'List' }),
})

const segmentMessage = 'Use the id of a segment, such as seg_0190b6b0a1b27c3d8e4f5a6b7c8d9e0f.'

/** Somebody is in another segment. It stands for the rule of that segment: see expandSegments. */
export const segmentConditionStructure = z.strictObject({
  segment: z.string(segmentMessage).regex(/^seg_[0-9a-f]{32}$/, segmentMessage).meta({ title: 'Segment' }),
})

const sampleMessage = 'Use a name of 1 to 64 characters: the same name always draws the same people.'
const percentMessage = 'Use a number from 0 to 100 with at most two decimals.'

/**
 * Somebody falls into a random share of everybody, and always will: their place is drawn from their id and the name of the sample.
 * The share with a higher percent of one name holds that with a lower one; another name draws other people.
 */
export const sampleConditionStructure = z.strictObject({
  sample: z.string(sampleMessage).min(1, sampleMessage).max(64, sampleMessage),
  percent: z.number(percentMessage).min(0, percentMessage).max(100, percentMessage).refine(isPercent, percentMessage).meta({ title: 'Percent' }),
})

const channelMessage = `Use a channel: ${channels.join(', ')}.`
const saidMessage = `Use ${consentStatuses.join(', ')} or unknown.`

/** What somebody has said about marketing over a channel; `unknown`: nothing, ever. */
export const consentConditionStructure = z.strictObject({
  consent: z.enum(channels, channelMessage),
  is: z.enum([...consentStatuses, 'unknown'], saidMessage),
})

/** Marketing over a channel may go to somebody now: they have an address, have subscribed, and it is not suppressed. */
export const reachableConditionStructure = z.strictObject({
  reachable: z.enum(channels, channelMessage),
})

export type TraitCondition = z.infer<typeof traitConditionStructure>
export type PropertyCondition = z.infer<typeof propertyConditionStructure>
/** Hours of the day and days of the week in which events count. */
export type During = z.infer<typeof duringStructure>
export type EventCondition = z.infer<typeof eventConditionStructure>
export type MeasureCondition = z.infer<typeof measureConditionStructure>
export type MessageCondition = z.infer<typeof messageConditionStructure>
export type MomentCondition = z.infer<typeof momentConditionStructure>
export type AnniversaryCondition = z.infer<typeof anniversaryConditionStructure>
export type SequenceCondition = z.infer<typeof sequenceConditionStructure>
export type SegmentCondition = z.infer<typeof segmentConditionStructure>
export type ListCondition = z.infer<typeof listConditionStructure>
export type SampleCondition = z.infer<typeof sampleConditionStructure>
export type ConsentCondition = z.infer<typeof consentConditionStructure>
export type ReachableCondition = z.infer<typeof reachableConditionStructure>
export type Rule =
  | { op: 'and' | 'or'; rules: Rule[] }
  | { op: 'not'; rule: Rule }
  | Leaf

/** A leaf about the events of one name. */
export type EventLeaf = EventCondition | MeasureCondition | MomentCondition
/** A rule that holds no other rule. */
export type Leaf = TraitCondition | AnniversaryCondition | EventLeaf | SequenceCondition | MessageCondition | ListCondition | SegmentCondition | SampleCondition | ConsentCondition | ReachableCondition

/** The limits that keep one rule from costing more than a query may. */
export const ruleLimits = { depth: 10, conditions: 200, groups: 200, bytes: 60_000 } as const

export const ruleStructure: z.ZodType<Rule> = z.lazy(() => z.union([
  z.strictObject({ op: z.enum(['and', 'or']), rules: z.array(ruleStructure).max(ruleLimits.groups + ruleLimits.conditions) }),
  z.strictObject({ op: z.literal('not'), rule: ruleStructure }),
  traitConditionStructure,
  eventConditionStructure,
  measureConditionStructure,
  momentConditionStructure,
  anniversaryConditionStructure,
  messageConditionStructure,
  sequenceConditionStructure,
  listConditionStructure,
  segmentConditionStructure,
  sampleConditionStructure,
  consentConditionStructure,
  reachableConditionStructure,
]))
