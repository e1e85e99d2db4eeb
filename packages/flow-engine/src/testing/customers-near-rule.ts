import fc from 'fast-check'
import { addDuration, subtractDuration } from '../model/add-duration.ts'
import { parseDuration } from '../model/duration.ts'
import { consentStatuses, type ConsentStatus } from '../model/channel.ts'
import type { EventFact, Facts, UnreachableReason } from '../model/facts.ts'
import type { Instant } from '../model/instant.ts'
import { parseInstant } from '../model/instant-text.ts'
import type { JsonObject, JsonValue } from '../model/json.ts'
import { eventsOfMessages } from '../segment/message-condition.ts'
import type { Rule } from '../segment/rule.ts'
import { attributePaths, eventNames, listIds } from './rule-arbitrary.ts'

// A rule only differs between two back ends where a value stands on the edge of one of its constants. So values are drawn
// from around the constants of the rule: equal, one step beside, in other case, in other notation, as another type.

export interface GeneratedCustomer {
  /** The public id, which a random sample is drawn by; cus_1 without it. */
  readonly id?: string
  readonly traits: JsonObject
  readonly events: readonly EventFact[]
  /** IANA name; UTC without it. */
  readonly timeZone?: string
  /** Ids of lists they are on. */
  readonly lists?: readonly string[]
  /** What they said about e-mail; null without it. */
  readonly consent?: ConsentStatus | null
  /** Why e-mail does not reach them; null, that it does, without it. */
  readonly unreachable?: UnreachableReason | null
}

export function customersNear(asked: Rule, now: Instant): fc.Arbitrary<GeneratedCustomer> {
  const rule = withEventsOfMessages(asked)
  const constants = constantsOf(rule as unknown as JsonValue)
  const moments = momentsNear(constants, now)
  const scalars = fc.oneof(
    { weight: constants.length === 0 ? 0 : 4, arbitrary: fc.constantFrom<JsonValue>(...constants.flatMap(near), ...oddScalars) },
    { weight: 1, arbitrary: fc.constantFrom<JsonValue>(...moments.map(asText), ...oddScalars) },
  )
  const dates = datesNear(constants, now)
  const own = namesOf(rule as unknown as JsonValue)
  const traits = own.dates.length === 0 ? attributesOf(scalars, mostly(own.traits, attributePaths)) : attributesOf(fc.oneof({ weight: 1, arbitrary: scalars }, { weight: 4, arbitrary: fc.constantFrom<JsonValue>(...dates) }), mostly([...own.dates, ...own.traits], attributePaths))
  const properties = attributesOf(scalars, mostly(own.properties, attributePaths))
  const name = mostly(own.events, eventNames)
  const anything = fc.record({ name, occurredAt: fc.constantFrom(...moments), properties })
  const mails = mailsOf(asked)
  const event = mails.length === 0 ? anything : fc.oneof({ weight: 2, arbitrary: anything }, { weight: 3, arbitrary: fc.record({ mail: fc.constantFrom(...mails), occurredAt: fc.constantFrom(...moments) }).map(({ mail, occurredAt }) => ({ ...mail, occurredAt })) })
  // Repeated, so that a number of events that all satisfy the conditions is met as often as a single one.
  const repeated = fc.tuple(event, fc.integer({ min: 1, max: 3 })).map(([each, times]) => Array.from({ length: times }, () => each))
  const lists = fc.subarray(listIds)
  const id = fc.uuid().map((uuid) => `cus_${uuid.replaceAll('-', '')}`)
  const consent = fc.constantFrom(null, ...consentStatuses)
  const unreachable = fc.constantFrom<UnreachableReason | null>(null, null, 'no_address', 'suppressed', 'unsubscribed', 'no_consent')
  const timeZone = fc.constantFrom('UTC', 'UTC', 'America/St_Johns', 'Pacific/Auckland')
  return fc.record({ id, traits, timeZone, lists, consent, unreachable, events: fc.array(repeated, { maxLength: 3 }).map((events) => events.flat()) })
}

/** What happened with mails are events: customers have those that such a condition counts, and some beside. */
function withEventsOfMessages(rule: Rule): Rule {
  if ('message' in rule) return eventsOfMessages(rule)
  if (!('op' in rule)) return rule
  return rule.op === 'not' ? { op: 'not', rule: withEventsOfMessages(rule.rule) } : { op: rule.op, rules: rule.rules.map(withEventsOfMessages) }
}

/** Just what such conditions count: of several properties together some other is nearly always wrong. */
function mailsOf(rule: Rule): Omit<EventFact, 'occurredAt'>[] {
  if ('op' in rule) return rule.op === 'not' ? mailsOf(rule.rule) : rule.rules.flatMap(mailsOf)
  if (!('message' in rule)) return []
  const { event, where = [] } = eventsOfMessages(rule)
  return [{ name: event, properties: Object.fromEntries(where.map((each) => [each.property, 'value' in each ? each.value as JsonValue : null])) }]
}

/** The facts of a generated customer, oldest event first, as a step gets them. */
export function factsOf(customer: GeneratedCustomer): Facts {
  const events = new Map<string, EventFact[]>()
  for (const event of customer.events.map((each, seq) => ({ ...each, seq })).toSorted((a, b) => a.occurredAt - b.occurredAt)) {
    events.set(event.name, [...events.get(event.name) ?? [], event])
  }
  return {
    customer: { id: customer.id ?? 'cus_1', userId: null, traits: customer.traits, timeZone: customer.timeZone ?? 'UTC' }, events, segments: new Set(), lists: new Set(customer.lists ?? []),
    consents: new Map([['email', customer.consent ?? null]]), channels: new Map([['email', customer.unreachable ?? null]]),
  }
}

const oddScalars: JsonValue[] = [true, false, 'other', 3, '']

function mostly(own: readonly string[], any: readonly string[]): fc.Arbitrary<string> {
  const others = { weight: 1, arbitrary: fc.constantFrom(...any) }
  return own.length === 0 ? others.arbitrary : fc.oneof({ weight: 4, arbitrary: fc.constantFrom(...own) }, others)
}

interface Names { readonly traits: readonly string[]; readonly dates: readonly string[]; readonly properties: readonly string[]; readonly events: readonly string[] }

function namesOf(rule: JsonValue): Names {
  const named = (value: JsonValue, field: string): string[] => {
    if (Array.isArray(value)) return value.flatMap((each) => named(each, field))
    if (typeof value !== 'object' || value === null) return []
    return Object.entries(value).flatMap(([key, each]) => key === field ? [String(each)] : named(each, field))
  }
  return { traits: named(rule, 'trait'), dates: named(rule, 'anniversary'), properties: [...named(rule, 'property'), ...named(rule, 'of')], events: named(rule, 'event') }
}

function constantsOf(value: JsonValue): JsonValue[] {
  if (Array.isArray(value)) return value.flatMap(constantsOf)
  if (typeof value !== 'object' || value === null) return [value]
  return Object.entries(value).flatMap(([key, each]) => ['op', 'is', 'during', 'trait', 'anniversary', 'property', 'event', 'count', 'list', 'measure', 'of', 'time', 'sample', 'percent', 'consent', 'reachable'].includes(key) ? [] : constantsOf(each))
}

function near(constant: JsonValue): JsonValue[] {
  if (typeof constant === 'number') return [constant, constant, ...[constant + 1, constant - 1, constant * (1 + Number.EPSILON)].filter(Number.isFinite), String(constant)]
  if (typeof constant !== 'string') return [constant, String(constant)]
  const instant = parseInstant(constant)
  const half = constant.slice(0, Math.ceil(constant.length / 2))
  return [
    constant, constant.toUpperCase(), constant.toLowerCase(), `${constant}z`, `z${constant}`, half,
    ...(instant === null ? [] : [-1, 0, 0, 1].map((step) => asText(instant + step))),
  ]
}

/** Instants on and beside the edges of the rule's windows, and some far away. */
function momentsNear(constants: readonly JsonValue[], now: Instant): Instant[] {
  const edges = constants.flatMap((constant) => {
    const duration = typeof constant === 'string' ? parseDuration(constant) : null
    return duration === null ? [] : [subtractDuration(now, duration, 'UTC'), addDuration(now, duration, 'UTC')]
  })
  const storable = [now, ...edges].filter((at) => at > Date.UTC(1901, 0) && at < Date.UTC(2298, 0))
  return [...storable.flatMap((at) => [at - 1, at, at + 1]), now - 40 * 86_400_000, now - 12 * 3_600_000, now + 12 * 3_600_000]
}

/** Birthdays that return on the days around today, and as far from it as a number of the rule says; on a leap day, too. */
function datesNear(constants: readonly JsonValue[], now: Instant): string[] {
  const far = constants.flatMap((constant) => typeof constant === 'number' && Number.isInteger(constant) && constant > 0 && constant < 400 ? [constant, -constant] : [])
  const days = [0, ...far].flatMap((distance) => [-1, 0, 1].map((step) => now + (distance + step) * 86_400_000))
  return ['2000-02-29', '1996-02-28', ...days.flatMap((at) => ['1984', '2031'].map((year) => `${year}${asText(at).slice(4, 10)}`)), ...days.map((at) => `1990${asText(at).slice(4)}`)]
}

function asText(instant: Instant): string {
  return new Date(instant).toISOString()
}

function attributesOf(scalars: fc.Arbitrary<JsonValue>, path: fc.Arbitrary<string>): fc.Arbitrary<JsonObject> {
  const value = fc.oneof(
    { weight: 5, arbitrary: scalars },
    { weight: 3, arbitrary: fc.array(scalars, { maxLength: 3 }) },
    { weight: 1, arbitrary: fc.constantFrom<JsonValue>(null, [], {}, [null], [[]]) },
  )
  const entry = fc.tuple(path, value, fc.constantFrom('nested', 'flat', 'listed'))
  return fc.array(entry, { maxLength: 5 }).map((entries) => {
    const attributes: JsonObject = {}
    for (const [path, each, form] of entries) place(attributes, path, { value: each, form })
    return attributes
  })
}

/** One path in one of the ways JSON can spell it: objects in objects, a key with dots, or a list of objects. */
function place(attributes: JsonObject, path: string, what: { value: JsonValue; form: string }): void {
  const [first, ...rest] = path.split('.')
  const isDeep = first !== undefined && rest.length > 0 && what.form !== 'flat'
  const inner = isDeep ? rest.reduceRight<JsonValue>((each, name) => ({ [name]: each }), what.value) : what.value
  // Defined, not assigned: a trait may be called __proto__.
  const key = isDeep ? first : path
  Object.defineProperty(attributes, key, { value: isDeep && what.form === 'listed' ? [inner, inner] : inner, enumerable: true, writable: true, configurable: true })
}
