import fc from 'fast-check'
import { expect, test } from 'vitest'
import { nowArbitrary, analyticsRuleArbitrary } from '../testing/rule-arbitrary.ts'
import { compileRuleSql } from './compile-rule-sql.ts'
import type { Rule } from './rule.ts'

// That the SQL answers rightly is held by the differential test against a real ClickHouse; here is what must be true of
// its text whatever it answers.

const workspaceId = '00000000-0000-4000-8000-000000000001'
const compiled = fc.record({ rule: analyticsRuleArbitrary(), now: nowArbitrary() }).map(({ rule, now }) => compileRuleSql(rule, { workspaceId, now }))

// There is no row level security in ClickHouse: a table read without the workspace would show other tenants' people.
test('every table that is read is read for the workspace only', () => {
  fc.assert(fc.property(compiled, ({ sql, params }) => {
    const reads = sql.split(/FROM (?=customers|events|list_members|customer_ids)/).slice(1)
    expect(reads.length).toBeGreaterThan(0)
    for (const read of reads) {
      const placeholder = /^(?:(?:customers|list_members) FINAL\s+PREWHERE|(?:events|customer_ids)\s+WHERE) workspace_id = \{(p\d+):UUID\}/.exec(read)?.[1]
      expect(params[placeholder ?? 'none']).toBe(workspaceId)
    }
  }))
})

// A name or a value of a rule that reached the text would be SQL written by a user.
test('the text is made of known words only, and every parameter is in it', () => {
  const known = new RegExp(`^(?:${[
    'SELECT', 'FROM', 'FINAL', 'PREWHERE', 'WHERE', 'AND', 'OR', 'NOT', 'IN', 'GROUP', 'BY', 'HAVING', 'UNION', 'ALL', 'AS',
    'customers', 'events', 'list_members', 'list_id', 'customer_ids', 'customer_id', 'murmurHash3_32', 'concat', 'replaceAll', 'toString', 'number', 'workspace_id', 'is_deleted', 'event', 'occurred_at', 'paths', 'text', 'num', 'time', 'x', 'c\\d+',
    'has', 'hasAny', 'arrayExists', 'position', 'startsWith', 'endsWith', 'count', 'countIf', 'sum', 'fromUnixTimestamp64Milli', 'toUnixTimestamp64Milli',
    'sumIf', 'sumArray', 'sumArrayIf', 'min', 'minIf', 'minArray', 'minArrayIf', 'max', 'maxIf', 'maxArray', 'maxArrayIf', 'uniqExactArray', 'uniqExactArrayIf', 'arrayMap', 'length', 'toInt128', 'floor', 'least', 'greatest', 'UTC', '0', '1', '3', '4', 'a', 'b', 'seq', 'groupArray', 'tuple', 'tupleElement', 'arraySort', 'arrayCount', 'arrayPopBack', 'arrayPopFront', 'toUInt8',
  ].join('|')})$`)
  fc.assert(fc.property(compiled, ({ sql, params }) => {
    const placeholders = [...sql.matchAll(/\{(p\d+):[A-Za-z0-9()]+\}/g)].map((match) => match[1])
    expect([...new Set(placeholders)].toSorted()).toEqual(Object.keys(params).toSorted())
    const words = sql.replace(/\{p\d+:[A-Za-z0-9()]+\}/g, ' ').match(/\w+/g) ?? []
    expect(words.filter((word) => !known.test(word))).toEqual([])
  }))
})

test('compiling is the same every time', () => {
  fc.assert(fc.property(analyticsRuleArbitrary(), (rule) => {
    const again = JSON.parse(JSON.stringify(rule)) as Rule
    expect(JSON.stringify(compileRuleSql(rule, { workspaceId, now: 0 }))).toBe(JSON.stringify(compileRuleSql(again, { workspaceId, now: 0 })))
  }))
})

test('a rule that is only about events reads no attribute of a customer', () => {
  const visited: Rule = { event: 'visit', count: { atLeast: 3 }, within: 'P30D' }
  const rules: Rule[] = [visited, { op: 'not', rule: visited }, { op: 'or', rules: [visited, { event: 'Order Completed', count: { atMost: 0 } }] }]
  for (const rule of rules) expect(compileRuleSql(rule, { workspaceId, now: Date.UTC(2026, 0) }).sql).not.toMatch(/\b(?:text|num|time|paths)\b/)
})

test('an event condition that occurs twice is counted once', () => {
  const often = (n: number): Rule => ({ event: 'visit', count: { atLeast: n }, within: 'P30D' })
  const { sql } = compileRuleSql({ op: 'or', rules: [often(3), { op: 'not', rule: often(2) }] }, { workspaceId, now: Date.UTC(2026, 0) })
  expect(sql.match(/FROM events/g)).toHaveLength(1)
  expect(sql).not.toContain('countIf')
})
