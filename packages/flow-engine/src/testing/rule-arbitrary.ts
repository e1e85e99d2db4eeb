import fc from 'fast-check'
import type { Instant } from '../model/instant.ts'
import { parseInstant } from '../model/instant-text.ts'
import type { JsonObject, JsonValue } from '../model/json.ts'
import { ruleNeedsMemory } from '../segment/rule-needs.ts'
import { parseRule, ruleJsonSchema } from '../segment/rule.ts'
import type { Rule } from '../segment/rule.ts'
import { jsonSchemaArbitrary, leafSchemas } from './json-schema-arbitrary.ts'
import type { Draws } from './json-schema-arbitrary.ts'

/**
 * Rules of every kind the rule schema knows, over few names and constants, so that generated customers meet them. Some are
 * single conditions, because inside groups a wrong one is often outvoted; some are groups of one kind, because conditions
 * of one kind are compiled together.
 */
export function ruleArbitrary(): fc.Arbitrary<Rule> {
  const schema = ruleJsonSchema()
  const rule = jsonSchemaArbitrary(schema, { draws, depth: 3 })
  const leaves = leafSchemas(schema).map((each) => ({ weight: weightOf(each), arbitrary: jsonSchemaArbitrary(each, { draws, depth: 0 }) }))
  const leaf = fc.oneof(...leaves)
  const alike = fc.oneof(...leaves.map(({ weight, arbitrary }) => ({ weight, arbitrary: groupOf(arbitrary) })))
  const hours = fc.constantFrom(true, false, false, false, false)
  return fc.tuple(fc.oneof({ weight: 1, arbitrary: leaf }, { weight: 1, arbitrary: alike }, { weight: 2, arbitrary: rule }).map(inOrder), hours).map(([value, hasHours]) => {
    const parsed = parseRule(value)
    // Hours of the day would keep most events out, and most rules would hold for nobody.
    if (parsed.ok) return hasHours ? parsed.rule : atAnyHour(parsed.rule)
    throw new Error(`The schema and its generator disagree: ${JSON.stringify({ value, issues: parsed.issues })}`)
  })
}

/** Those of them that ClickHouse can answer. */
export const analyticsRuleArbitrary = (): fc.Arbitrary<Rule> => ruleArbitrary().map(atAnyHour).filter((rule) => !ruleNeedsMemory(rule))

/** Hours are answered in memory, and keep most events out. */
function atAnyHour(rule: Rule): Rule {
  if ('op' in rule) return rule.op === 'not' ? { op: 'not', rule: atAnyHour(rule.rule) } : { op: rule.op, rules: rule.rules.map(atAnyHour) }
  if (!('event' in rule)) return rule
  const { during: _hours, ...rest } = rule
  return rest
}

function groupOf(leaf: fc.Arbitrary<JsonValue>): fc.Arbitrary<JsonValue> {
  const maybeNegated = fc.oneof({ weight: 3, arbitrary: leaf }, { weight: 1, arbitrary: leaf.map((rule): JsonValue => ({ op: 'not', rule })) })
  return fc.record({ op: fc.constantFrom('and', 'or'), rules: fc.array(maybeNegated, { minLength: 2, maxLength: 3 }) })
}

/** Instants at which calendars misbehave: ends of months, leap days, midnights. */
export function nowArbitrary(): fc.Arbitrary<Instant> {
  return fc.constantFrom(...[
    '2026-11-23T15:00:00.000Z', '2026-03-31T08:00:00.123Z', '2024-02-29T12:00:00.000Z', '2025-02-28T23:59:59.999Z',
    '2026-05-30T00:00:00.000Z', '2027-01-01T00:00:00.001Z',
  ]).map((text) => parseInstant(text) ?? 0)
}

export const attributePaths = ['plan', 'score', 'tags', 'profile.city', 'profile', 'items.sku', 'seenAt', '__proto__', 'Größe', 'a.b.c.d.e.f.g.h.i.j']
export const listIds = ['a', 'b'].map((letter) => `lst_${letter.repeat(32)}`)
export const templateIds = ['a', 'b'].map((letter) => `tpl_${letter.repeat(32)}`)
export const journeyIds = ['a', 'b'].map((letter) => `wf_${letter.repeat(32)}`)
const nodeIds = ['n1', 'N1', 'n2']
export const eventNames = ['Order Completed', 'visit', 'Visit']

const texts = [
  'pro', 'Pro', 'free', 'İstanbul', 'istanbul', 'Straße', 'STRASSE', '😀', 'x😀y', 'ΟΔΟΣ', 'é', 'e\u0301', '', ' ', '5', 'true', '0.1', '%', '_', "it's", 'a"b\\c',
  'tab\there', 'line\nbreak', 'nul\0here', 'half\ud83d', '2026-01-31', '2026-01-31T01:00:00+01:00', '2026-02-30', 'ab'.repeat(500),
]
const numbers = [-1, -0, 0, 0.1, 0.30000000000000004, 1, 2, 5, 100, 1e21, 2 ** 53, -2.5e-7, 5e-324, Number.MAX_VALUE]
const percents = [0, 0.01, 10, 33.33, 50, 99.99, 100]
const durations = ['PT1H', 'PT0.5S', 'P1D', 'P7D', 'P1W', 'P1M', 'P1M1D', 'P3M', 'P1Y', 'P0D', 'P1Y2M3W4DT5H6M7S', 'P200Y']
const instants = ['2026-01-31', '2026-01-31T00:00:00Z', '2026-01-31t01:00:00.001+01:00', '2024-02-29', '2026-11-23T15:00:00.000Z', '1969-12-31T23:59:59.999Z', '0001-01-01']

/** Much can be wrong with a comparison or a window, little with who is on a list, drawn or subscribed. */
function weightOf(choice: JsonObject): number {
  const [option = choice] = (choice['anyOf'] ?? [choice]) as JsonObject[]
  const properties = (option['properties'] ?? {}) as JsonObject
  // Rules that name other segments are expanded before anything is asked: expand-segments is tested by itself.
  if ('segment' in properties) return 0
  if (['list', 'sample', 'consent', 'reachable', 'anniversary'].some((name) => name in properties)) return 1
  return ['measure', 'message', 'sequence'].some((name) => name in properties) ? 2 : 4
}

const draws: Draws = {
  weight: weightOf,
  text: (field, schema) => {
    if (schema['title'] === 'Duration') return fc.constantFrom(...durations)
    if (schema['title'] === 'Instant') return fc.constantFrom(...instants)
    if (schema['title'] === 'Span') return fc.constantFrom('PT1H', 'PT0.5S', 'P1D', 'P7D', 'P1W', 'P0D')
    if (schema['title'] === 'Time of day') return fc.constantFrom('00:00', '08:00', '12:00', '15:00', '22:30', '23:59')
    if (schema['title'] === 'List') return fc.constantFrom(...listIds)
    if (schema['title'] === 'Template') return fc.constantFrom(...templateIds)
    if (schema['title'] === 'Journey') return fc.constantFrom(...journeyIds)
    if (schema['title'] === 'Node') return fc.constantFrom(...nodeIds)
    if (field === 'anniversary' || field === 'trait' || field === 'property' || field === 'of') return fc.constantFrom(...attributePaths)
    if (field === 'event') return fc.constantFrom(...eventNames, 'visit')
    const [shortest, longest] = [Number(schema['minLength'] ?? 0), Number(schema['maxLength'] ?? Infinity)]
    return fc.constantFrom(...texts.filter((text) => text.length >= shortest && text.length <= longest))
  },
  number: (schema) => fc.constantFrom(...(schema['title'] === 'Percent' ? percents : numbers)),
}

/** Puts the bounds of `between` in order and names the journey of a step, which JSON Schema can not ask for. */
function inOrder(value: JsonValue): JsonValue {
  if (Array.isArray(value)) return value.map(inOrder)
  if (typeof value !== 'object' || value === null) return value
  const inner: JsonObject = Object.fromEntries(Object.entries(value).map(([key, each]) => [key, inOrder(each)]))
  if ('message' in inner && 'node' in inner) return { journey: journeyIds[0] ?? null, ...inner }
  const bounds = inner['value']
  return inner['is'] === 'between' && Array.isArray(bounds) ? { ...inner, value: bounds.toSorted((a, b) => rank(a) - rank(b)) } : inner
}

function rank(bound: JsonValue): number {
  return typeof bound === 'string' ? parseInstant(bound) ?? 0 : Number(bound)
}
