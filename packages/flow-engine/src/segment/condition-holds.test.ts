import { describe, expect, test } from 'vitest'
import type { JsonObject } from '../model/json.ts'
import { parseInstant } from '../model/instant-text.ts'
import { matchesConditions } from './matches-conditions.ts'
import { propertyConditionSchema } from './rule.ts'

// What every operator says about every kind of value, as a table: `yes` and `no` are values of the property.
const now = parseInstant('2026-03-31T12:00:00Z') ?? 0

function holds(is: string, value: unknown, property: JsonObject): boolean {
  const condition = propertyConditionSchema.parse(value === undefined ? { property: 'p', is } : { property: 'p', is, value })
  return matchesConditions([condition], property, now)
}

const table: { is: string; value?: unknown; yes: unknown[]; no: unknown[] }[] = [
  { is: 'equals', value: 'Pro', yes: ['pro', 'PRO', ['free', 'Pro']], no: ['pro ', 'prof', null, [], {}, { p: 'pro' }, ''] },
  { is: 'equals', value: '', yes: ['', ['']], no: ['x', null, []] },
  { is: 'equals', value: '5', yes: ['5', 5], no: [5.5, '5.0', null] },
  { is: 'equals', value: 5, yes: [5, [1, 5]], no: ['5', 5.1, null, true] },
  { is: 'equals', value: 0, yes: [0, -0], no: ['0', null, false, ''] },
  { is: 'equals', value: true, yes: [true, 'true', 'TRUE'], no: [false, 1, 'yes', null] },
  { is: 'equals', value: 'false', yes: [false, 'False'], no: [0, '', null] },
  { is: 'equals', value: 'İstanbul', yes: ['İSTANBUL', 'i\u0307stanbul'], no: ['istanbul', 'Istanbul'] },
  { is: 'equals', value: 'STRASSE', yes: ['strasse'], no: ['straße'] },
  { is: 'equals', value: 'é', yes: ['É'], no: ['e\u0301'] },
  { is: 'equals', value: '😀', yes: ['😀'], no: ['😁', '\ud83d'] },
  { is: 'equals', value: 'a\0', yes: ['A\0', 'a\uFFFD'], no: ['a'] },
  { is: 'equals', value: '2026-01-31', yes: ['2026-01-31', '2026-01-31T00:00:00Z', '2026-01-31T01:00:00+01:00'], no: ['2026-01-31T00:00:00.001Z', 1769817600000] },
  { is: 'in', value: ['Pro', 5, true, '2026-01-31'], yes: ['pro', 5, true, 'true', '2026-01-31T00:00:00Z', ['x', 5]], no: ['5', 'free', null, []] },
  { is: 'contains', value: 'RO', yes: ['pro', 'Rome', ['x', 'pro']], no: ['pr', null, []] },
  { is: 'contains', value: '1', yes: [10, '1', 0.1], no: [2] },
  { is: 'contains', value: '%', yes: ['100%'], no: ['100'] },
  { is: 'contains', value: '_', yes: ['a_b'], no: ['ab'] },
  { is: 'contains', value: 'rue', yes: [true, 'Rue'], no: [false] },
  { is: 'startsWith', value: 'PR', yes: ['pro', ['x', 'Prime']], no: ['xpr', null, 'p'] },
  { is: 'endsWith', value: 'O', yes: ['pro', 'o'], no: ['or', null] },
  { is: 'endsWith', value: '😀', yes: ['x😀'], no: ['😀x'] },
  { is: 'gt', value: 5, yes: [6, 5.0000001, [1, 6]], no: [5, '6', null, true, []] },
  { is: 'gte', value: 5, yes: [5, 6], no: [4.999, '5', null] },
  { is: 'lt', value: 5, yes: [4, -1e300, [9, 4]], no: [5, '4', null] },
  { is: 'lte', value: 5, yes: [5], no: [5.0000001, null] },
  { is: 'gt', value: '2026-01-31', yes: ['2026-01-31T00:00:00.001Z', '2026-02-01'], no: ['2026-01-31', 9e15, 'zzz', null] },
  { is: 'gte', value: '2026-01-31', yes: ['2026-01-31'], no: ['2026-01-30T23:59:59.999Z'] },
  { is: 'lt', value: '2026-01-31', yes: ['2026-01-30', '2026-01-31T00:00:00+00:01'], no: ['2026-01-31', 5] },
  { is: 'lte', value: '2026-01-31T00:00:00Z', yes: ['2026-01-31'], no: ['2026-02-01'] },
  { is: 'between', value: [1, 3], yes: [1, 2, 3, [0, 2]], no: [0.999, 3.001, '2', null, [0, 4]] },
  { is: 'between', value: ['2026-01-01', '2026-01-31'], yes: ['2026-01-01', '2026-01-31'], no: ['2026-01-31T00:00:00.001Z', '2025-12-31', null] },
  { is: 'before', value: '2026-01-31', yes: ['2026-01-30'], no: ['2026-01-31', 5, 'x', null] },
  { is: 'after', value: '2026-01-31', yes: ['2026-02-01'], no: ['2026-01-31', null] },
  { is: 'isSet', yes: ['', 0, false, {}, [null], 'x'], no: [null, []] },
  // The last month of 31 March begins after noon of 28 February; its next month ends at noon of 30 April.
  { is: 'inLast', value: 'P1M', yes: ['2026-02-28T12:00:00.001Z', '2026-03-31T12:00:00Z', ['2020-01-01', '2026-03-01']], no: ['2026-02-28T12:00:00Z', '2026-03-31T12:00:00.001Z', 5, null] },
  { is: 'inLast', value: 'PT1H', yes: ['2026-03-31T11:00:00.001Z'], no: ['2026-03-31T11:00:00Z'] },
  { is: 'inNext', value: 'P1M', yes: ['2026-03-31T12:00:00.001Z', '2026-04-30T12:00:00Z'], no: ['2026-03-31T12:00:00Z', '2026-04-30T12:00:00.001Z', null] },
  { is: 'hasAll', value: ['A', 'b'], yes: [['b', 'x', 'a'], ['A', 'B', 'a']], no: ['a', ['a', 'a'], 'ab', [], null, [{ p: 'a' }, { p: 'b' }]] },
  { is: 'hasAll', value: ['pro'], yes: ['Pro', ['x', 'pro']], no: ['free', null] },
  { is: 'hasAll', value: [5, true, '2026-01-31'], yes: [[5, true, '2026-01-31T00:00:00Z'], ['TRUE', '2026-01-31', 5, 6]], no: [['5', true, '2026-01-31'], [5, true], [5, 1, '2026-01-31']] },
  { is: 'hasAtLeast', value: 2, yes: [['a', 'b'], ['a', 'a'], [1, true, 'x'], [['a'], 'b']], no: ['ab', ['a'], [], null, ['a', null], [{}, {}]] },
  { is: 'hasAtLeast', value: 1, yes: ['', 0, false, ['x']], no: [{}, [null], null, []] },
  { is: 'hasAtLeast', value: 100, yes: [Array.from({ length: 100 }, () => 1), Array.from({ length: 500 }, () => 1)], no: [Array.from({ length: 99 }, () => 1)] },
]

const negations: { [positive: string]: string } = { equals: 'notEquals', in: 'notIn', contains: 'notContains', inLast: 'notInLast', isSet: 'isNotSet', hasAtLeast: 'hasFewerThan' }

describe.each(table)('$is $value', ({ is, value, yes, no }) => {
  test.each(yes.map((each) => [each]))('holds for %j', (each) => {
    expect(holds(is, value, { p: each } as JsonObject)).toBe(true)
  })

  test.each(no.map((each) => [each]))('does not hold for %j', (each) => {
    expect(holds(is, value, { p: each } as JsonObject)).toBe(false)
  })

  test('does not hold for a property that is missing', () => {
    expect(holds(is, value, {})).toBe(false)
    expect(holds(is, value, { other: 'pro' })).toBe(false)
  })
})

test.each(table.filter(({ is }) => is in negations))('the negation of $is $value holds exactly otherwise, for a missing property too', ({ is, value, yes, no }) => {
  const negation = negations[is] ?? ''
  for (const each of [...yes, ...no]) expect(holds(negation, value, { p: each } as JsonObject)).toBe(!holds(is, value, { p: each } as JsonObject))
  expect(holds(negation, value, {})).toBe(true)
})

test('the table has every operator of the schema', () => {
  const said = new Set([...table.map(({ is }) => is), ...Object.values(negations)])
  const issue = propertyConditionSchema.safeParse({ property: 'p', is: '?' }).error?.issues[0]?.message ?? ''
  expect([...said].filter((is) => !new RegExp(`\\b${is}\\b`).test(issue))).toEqual([])
  expect(issue.replace(/.*operators |\.$/g, '').split(', ').filter((is) => !said.has(is))).toEqual([])
})

test('all conditions have to hold, and none always do', () => {
  const total = { property: 'total', is: 'gt', value: 10 } as const
  const plan = { property: 'plan', is: 'equals', value: 'pro' } as const
  expect(matchesConditions([total, plan], { total: 11, plan: 'Pro' }, now)).toBe(true)
  expect(matchesConditions([total, plan], { total: 11 }, now)).toBe(false)
  expect(matchesConditions([], {}, now)).toBe(true)
})
