import { describe, expect, it } from 'vitest'
import type { JsonObject } from '../src/index.ts'
import { parseRule, propertyConditionSchema, ruleJsonSchema } from '../src/segment.ts'
import { leafSchemas } from '../src/testing/json-schema-arbitrary.ts'

// The page about segment rules is read by people who write rules by hand: every example is one that works, and nothing a rule can ask is missing.

const [page = ''] = Object.values(import.meta.glob('../../../docs/segment-rules.md', { eager: true, import: 'default', query: '?raw' })) as string[]
const examples = [...page.matchAll(/```json\n([\s\S]*?)```/g)].map(([, json = '']) => JSON.parse(json) as JsonObject)

/** What tells one kind of condition from the others: the fields that stand in it whatever it asks. */
function kindOf(schema: JsonObject): string {
  const [option = schema] = (schema['anyOf'] ?? [schema]) as JsonObject[]
  return (option['required'] as string[]).filter((field) => field !== 'value').join(' ')
}

describe('the page about segment rules', () => {
  it.each(examples.map((example) => [JSON.stringify(example), example] as const))('has an example that is a rule: %s', (_, example) => {
    expect(parseRule(example)).toMatchObject({ ok: true })
  })

  it('has an example of every kind of condition', () => {
    const kinds = leafSchemas(ruleJsonSchema()).map(kindOf)
    expect(kinds.length).toBeGreaterThan(6)
    const shown = new Set(examples.map((example) => Object.keys(example)))
    expect(kinds.filter((kind) => ![...shown].some((fields) => kind.split(' ').every((field) => fields.includes(field))))).toEqual([])
  })

  it('names every operator', () => {
    const message = propertyConditionSchema.safeParse({ property: 'p', is: '?' }).error?.issues[0]?.message ?? ''
    const operators = message.replace(/.*operators |\.$/g, '').split(', ')
    expect(operators).toContain('notInLast')
    expect(operators.filter((operator) => !page.includes(`\`${operator}\``))).toEqual([])
  })

  it('names every choice of a condition', () => {
    const words = [...JSON.stringify(leafSchemas(ruleJsonSchema())).matchAll(/"enum":\[([^\]]+)/g)].flatMap(([, list = '']) => JSON.parse(`[${list}]`) as string[])
    expect(words.filter((word) => !page.includes(word))).toEqual([])
  })
})
