import fc from 'fast-check'
import type { JsonObject, JsonValue } from '../model/json.ts'

// Values of a JSON Schema, walked at run time: whatever a schema learns to accept is generated from then on, without
// anyone remembering to add it to a generator.

export interface Draws {
  /** Text where the schema only says "string". `field` is the name of the nearest property around it. */
  readonly text: (field: string, schema: JsonObject) => fc.Arbitrary<string>
  readonly number: (schema: JsonObject) => fc.Arbitrary<number>
  /** How often a choice is drawn beside others; 1 without it. */
  readonly weight?: (choice: JsonObject) => number
}

/** The choices of a schema that do not refer back to it: the kinds of leaves of a recursive one. */
export function leafSchemas(schema: JsonObject): JsonObject[] {
  const definitions = asObject(schema['$defs'] ?? {})
  return Object.values(definitions).flatMap((each) => choicesOf(asObject(each))).filter((each) => !JSON.stringify(each).includes('"$ref"'))
}

function choicesOf(schema: JsonObject): JsonObject[] {
  const choices = schema['anyOf'] ?? schema['oneOf']
  return Array.isArray(choices) ? choices.map(asObject) : []
}

interface Walk { readonly draws: Draws; readonly definitions: JsonObject; readonly depth: number; readonly field: string }

/** `depth` is how many references are followed; beyond it only choices without references are drawn. */
export function jsonSchemaArbitrary(schema: JsonObject, options: { draws: Draws; depth: number }): fc.Arbitrary<JsonValue> {
  return walk(schema, { draws: options.draws, definitions: asObject(schema['$defs'] ?? {}), depth: options.depth, field: '' })
}

function walk(schema: JsonObject, at: Walk): fc.Arbitrary<JsonValue> {
  const reference = schema['$ref']
  if (typeof reference === 'string') return walk(asObject(at.definitions[reference.replace('#/$defs/', '')] ?? {}), { ...at, depth: at.depth - 1 })
  const choices = choicesOf(schema)
  if (choices.length > 0) return choice(choices, at)
  if ('const' in schema) return fc.constant(schema['const'] ?? null)
  if (Array.isArray(schema['enum'])) return fc.constantFrom(...schema['enum'])
  switch (schema['type']) {
    case 'object': return objectOf(schema, at)
    case 'array': return arrayOf(schema, at)
    case 'string': return at.draws.text(at.field, schema)
    case 'integer': return integerOf(schema)
    case 'number': return at.draws.number(schema)
    case 'boolean': return fc.boolean()
    default: throw new Error(`No generator for ${JSON.stringify(schema)}`)
  }
}

function choice(choices: readonly JsonObject[], at: Walk): fc.Arbitrary<JsonValue> {
  const open = at.depth > 0 ? choices : choices.filter((each) => !JSON.stringify(each).includes('"$ref"'))
  return fc.oneof(...open.map((each) => ({ weight: at.draws.weight?.(each) ?? 1, arbitrary: walk(each, at) })))
}

function objectOf(schema: JsonObject, at: Walk): fc.Arbitrary<JsonValue> {
  const properties = Object.entries(asObject(schema['properties'] ?? {}))
  const required = Array.isArray(schema['required']) ? schema['required'].map(String) : []
  const fields = Object.fromEntries(properties.map(([name, each]) => [name, walk(asObject(each), { ...at, field: name })]))
  return fc.record(fields, { requiredKeys: required })
}

function arrayOf(schema: JsonObject, at: Walk): fc.Arbitrary<JsonValue> {
  const tuple = schema['prefixItems']
  if (Array.isArray(tuple)) return fc.tuple(...tuple.map((each) => walk(asObject(each), at)))
  const minLength = Number(schema['minItems'] ?? 0)
  return fc.array(walk(asObject(schema['items'] ?? {}), at), { minLength, maxLength: Math.min(Number(schema['maxItems'] ?? 2), minLength + 2) })
}

// Counts are only interesting near the lowest one: generated customers have a handful of events.
function integerOf(schema: JsonObject): fc.Arbitrary<number> {
  const min = Number(schema['minimum'] ?? 0)
  return fc.integer({ min, max: Math.min(min + 2, Number(schema['maximum'] ?? min + 2)) })
}

function asObject(value: JsonValue): JsonObject {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) throw new Error(`Not a schema: ${JSON.stringify(value)}`)
  return value
}
