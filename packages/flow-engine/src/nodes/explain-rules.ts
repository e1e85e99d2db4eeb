import { readPath } from '../model/attribute-path.ts'
import type { Facts } from '../model/facts.ts'
import type { JsonObject, JsonValue } from '../model/json.ts'
import { ruleNeeds } from '../segment/rule-needs.ts'
import type { Rule } from '../segment/rule.ts'

// A decision is stored for every visit of every run, so what it records of a profile is bounded.
const mostValues = 20
const longestText = 200

/** The facts the rules looked at, small enough to store with the decision: traits by path, known events by name. */
export function explainRules(rules: readonly Rule[], facts: Facts): JsonObject {
  const needs = rules.map(ruleNeeds)
  return {
    ...named('traits', needs.flatMap((need) => need.traits), (path) => brief(readPath(facts.customer.traits, path))),
    ...named('events', needs.flatMap((need) => need.events), (name) => facts.events.get(name)?.length ?? 0),
    ...named('segments', needs.flatMap((need) => need.segments), (id) => facts.segments.has(id)),
  }
}

function named(what: string, names: readonly string[], valueOf: (name: string) => JsonValue): JsonObject {
  const shown = namesOf(names)
  return shown.length === 0 ? {} : { [what]: Object.fromEntries(shown.map((name) => [name, valueOf(name)])) }
}

function namesOf(names: readonly string[]): string[] {
  return [...new Set(names)].slice(0, mostValues)
}

function brief(value: JsonValue | undefined): JsonValue {
  if (value === undefined) return null
  if (typeof value === 'string') return value.length > longestText ? `${value.slice(0, longestText)}...` : value
  if (typeof value !== 'object' || value === null) return value
  const text = JSON.stringify(value)
  return text.length > longestText ? `${text.slice(0, longestText)}...` : value
}
