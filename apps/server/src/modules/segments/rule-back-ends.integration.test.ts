import { randomInt, randomUUID } from 'node:crypto'
import type { ClickHouseClient } from '@clickhouse/client'
import { compileRuleSql, evaluateRule, normalizeAttributes, ruleSchema } from '@sendero/flow-engine/segment'
import type { Rule } from '@sendero/flow-engine/segment'
import { analyticsRuleArbitrary, customersNear, factsOf, listIds, nowArbitrary } from '@sendero/flow-engine/testing'
import type { GeneratedCustomer } from '@sendero/flow-engine/testing'
import fc from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { freshDatabase } from '../../../test/fresh-database.ts'
import type { FreshDatabase } from '../../../test/fresh-database.ts'
import { parsePublicId } from '../../db/public-id.ts'
import { clickhouseInstant, openClickhouse, queryWorkspace } from '../../db/clickhouse.ts'

// A rule decides who gets a message twice over: in memory when an event comes in, in ClickHouse when a segment is counted
// or filled. Where the two differ, the count on the screen is not the audience. So both answer generated rules over
// generated customers, and any difference is a failure. TEST_RULE_RUNS makes it longer, TEST_RULE_SEED repeats a run.

const runs = Number(process.env['TEST_RULE_RUNS'] ?? 300)
const seed = Number(process.env['TEST_RULE_SEED'] ?? randomInt(2 ** 31))

/** What became of a customer since the first row about it was copied to ClickHouse. */
type Fate = 'untouched' | 'changed' | 'deleted' | 'mergedAway'
interface Person { readonly customer: GeneratedCustomer; readonly fate: Fate; readonly before: GeneratedCustomer }
interface Case { readonly rule: Rule; readonly now: number; readonly people: readonly Person[] }

let fresh: FreshDatabase
let clickhouse: ClickHouseClient
const tally = { rules: 0, withBothAnswers: 0 }

beforeAll(async () => {
  fresh = await freshDatabase()
  clickhouse = openClickhouse({ url: fresh.clickhouseUrl, database: fresh.clickhouseDatabase })
})
afterAll(async () => {
  await clickhouse.close()
  await fresh.drop()
})

test('a rule selects the same customers in memory and in ClickHouse', async () => {
  console.log(`Rules in two back ends: seed ${seed}, ${runs} rules`)
  await fc.assert(fc.asyncProperty(aCase(), async (generated) => {
    // A workspace of its own: the rows of all earlier cases stay in the tables and must not show.
    const placed = { ...generated, workspaceId: randomUUID() }
    await insertAll(placed)
    const inMemory = selectInMemory(placed)
    tally.rules += 1
    if (inMemory.length > 0 && inMemory.length < living(placed.people).length) tally.withBothAnswers += 1
    expect(await selectInClickhouse(placed)).toEqual(inMemory)
  }), { seed, numRuns: runs })
  // A generator that misses the constants would let anything pass.
  if (runs >= 100) expect(tally.withBothAnswers / tally.rules).toBeGreaterThan(0.2)
}, 900_000)

test('a workspace without customers has nobody in any segment', async () => {
  const everybody: Rule = { op: 'and', rules: [] }
  const withoutVisits: Rule = { event: 'visit', count: { atMost: 0 } }
  const now = Date.UTC(2026, 10, 23)
  for (const rule of [everybody, withoutVisits]) {
    expect(await selectInClickhouse({ rule, now, people: [], workspaceId: randomUUID() })).toEqual([])
  }
})

// Parameters travel in the URL, and escaped they grow: what the schema accepts must fit through to the end.
test.each([
  ['many', 990, (index: number) => `${index}${'語'.repeat(18)}`],
  ['escaped', 60, (index: number) => String(index).padEnd(990, "\\'")],
] as const)('the longest rule that is accepted can be asked: %s values', async (_, length, textOf) => {
  const values = Array.from({ length }, (_each, index) => textOf(index))
  const customer: GeneratedCustomer = { id: `cus_${'0'.repeat(32)}`, traits: { plan: values[50] ?? '' }, events: [] }
  const asked = { rule: ruleSchema.parse({ trait: 'plan', is: 'in', value: values }), now: 0, people: [{ customer, before: customer, fate: 'untouched' as const }], workspaceId: randomUUID() }
  await insertAll(asked)
  expect(await selectInClickhouse(asked)).toEqual([0])
})

function aCase(): fc.Arbitrary<Case> {
  return fc.tuple(analyticsRuleArbitrary(), nowArbitrary()).chain(([rule, now]) => {
    const customer = customersNear(rule, now)
    const fate = fc.constantFrom<Fate>('untouched', 'untouched', 'untouched', 'changed', 'deleted', 'mergedAway')
    const people = fc.array(fc.record({ customer, fate, before: customer }), { minLength: 1, maxLength: 12, size: 'max' })
    return fc.record({ rule: fc.constant(rule), now: fc.constant(now), people })
  })
}

function living(people: readonly Person[]): { number: number; customer: GeneratedCustomer }[] {
  return people.flatMap(({ customer, fate }, number) => fate === 'untouched' || fate === 'changed' ? [{ number, customer }] : [])
}

function selectInMemory({ rule, now, people }: Case): number[] {
  return living(people).filter(({ customer }) => evaluateRule(rule, factsOf(customer), now)).map(({ number }) => number)
}

async function selectInClickhouse({ rule, now, workspaceId }: Case & { workspaceId: string }): Promise<number[]> {
  const { sql, params } = compileRuleSql(rule, { workspaceId, now })
  const rows = await queryWorkspace<{ number: number }>(clickhouse, { workspaceId, sql, params, timeoutMs: 60_000 })
  return rows.map((row) => row.number).sort((a, b) => a - b)
}

async function insertAll({ workspaceId, people }: Case & { workspaceId: string }): Promise<void> {
  const rows = people.flatMap((person, number) => revisions(person).map((row) => ({ workspace_id: workspaceId, number, ...row })))
  const events = people.flatMap(({ customer }, number) => customer.events.map((event, seq) => ({
    workspace_id: workspaceId, event: event.name, number, occurred_at: clickhouseInstant(event.occurredAt), seq, ...normalizeAttributes(event.properties),
  })))
  // Apart, and the newer one first: rows of one insert are made one already while they are written.
  for (const revision of [2, 1]) {
    await clickhouse.insert({ table: 'customers', values: rows.filter((row) => row.revision === revision), format: 'JSONEachRow' })
  }
  // Everybody was on every list once, and was taken off where they are not: the older row must not show.
  for (const revision of [2, 1]) {
    const members = people.flatMap(({ customer }, number) => listIds.map((list) => ({ workspace_id: workspaceId, list_id: list, number, revision, is_deleted: revision === 1 || customer.lists?.includes(list) === true ? 0 : 1 })))
    await clickhouse.insert({ table: 'list_members', values: members, format: 'JSONEachRow' })
  }
  // Told twice, as after a migration, and of those who are gone as well.
  const ids = people.map(({ customer: { id = 'cus_1' } }, number) => ({ workspace_id: workspaceId, number, customer_id: parsePublicId('customer', id) }))
  for (const values of [ids, ids]) await clickhouse.insert({ table: 'customer_ids', values, format: 'JSONEachRow' })
  await clickhouse.insert({ table: 'events', values: events, format: 'JSONEachRow' })
}

function revisions({ customer, fate, before }: Person): { revision: number }[] {
  const current = { revision: 2, is_deleted: 0, ...normalizeAttributes(customer.traits) }
  const earlier = { revision: 1, is_deleted: 0, ...normalizeAttributes(before.traits) }
  switch (fate) {
    case 'untouched': return [current]
    case 'changed': return [current, earlier]
    case 'deleted': return [earlier, { ...current, is_deleted: 1 }]
    case 'mergedAway': return []
  }
}
