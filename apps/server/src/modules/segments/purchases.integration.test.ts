import { existsSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { lifecycleRules } from '@sendero/flow-engine/segment'
import type { Rule } from '@sendero/flow-engine/segment'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { day, openSegmentWorld } from '../../../test/segment-world.ts'
import type { SegmentWorld } from '../../../test/segment-world.ts'
import { sharedData } from '../../../test/shared-data.ts'
import { openTestDeps } from '../../../test/test-deps.ts'
import type { TestDeps } from '../../../test/test-deps.ts'
import { countRule } from './count-rule.ts'

// Eighteen months of real purchases of 2,357 people (CDNOW). Every segment is computed a third time, by hand from the file: from
// cents as whole numbers and days as whole numbers, with nothing of the engine in it.

const file = sharedData('purchases/CDNOW_sample.txt')
const isThere = existsSync(file)
if (!isThere) console.log(`Skipped, not there: ${file}`)

interface Purchase { readonly person: string; readonly day: number; readonly cents: number }

/** "00004 0001 19970101  2   29.33": an id of the whole file, one of the sample, a day, how many, for how much. */
function readPurchase(line: string): Purchase {
  const [, person = '', date = '', , dollars = ''] = line.trim().split(/\s+/)
  return { person, day: Date.UTC(Number(date.slice(0, 4)), Number(date.slice(4, 6)) - 1, Number(date.slice(6, 8))) / day, cents: Math.round(Number(dollars) * 100) }
}

let harness: TestDeps
let world: SegmentWorld
let byPerson: Map<string, Purchase[]>
// 1 July 1998, the day after the last purchase.
const today = Date.UTC(1998, 6, 1) / day

beforeAll(async () => {
  harness = await openTestDeps()
  world = await openSegmentWorld(harness)
  if (!isThere) return
  const purchases = (await readFile(file, 'utf8')).split('\n').filter((line) => line.trim() !== '').map(readPurchase)
  byPerson = new Map()
  for (const purchase of purchases) byPerson.set(purchase.person, [...byPerson.get(purchase.person) ?? [], purchase])
  await world.holdClock(today * day)
  for (let start = 0; start < purchases.length; start += 1_000) {
    await world.send(purchases.slice(start, start + 1_000).map((purchase) => ({ type: 'track' as const, userId: purchase.person, event: 'Order Completed', occurredAt: purchase.day * day, properties: { total: purchase.cents / 100 } })))
  }
}, 300_000)
afterAll(async () => { await harness.close() })

const rules = lifecycleRules({ event: 'Order Completed', amount: 'total', muchPerYear: 150 })
const since = (purchases: readonly Purchase[], days: number): Purchase[] => purchases.filter((purchase) => purchase.day > today - days)
const lastDay = (purchases: readonly Purchase[]): number => Math.max(...purchases.map((purchase) => purchase.day))
const firstDay = (purchases: readonly Purchase[]): number => Math.min(...purchases.map((purchase) => purchase.day))
const cents = (purchases: readonly Purchase[]): number => purchases.reduce((sum, purchase) => sum + purchase.cents, 0)
const spentMuch = (purchases: readonly Purchase[]): boolean => cents(since(purchases, 365)) >= 15_000
const event = 'Order Completed'

const cases: readonly (readonly [string, Rule | undefined, (purchases: readonly Purchase[]) => boolean])[] = [
  ['active', rules.active, (all) => firstDay(all) <= today - 30 && lastDay(all) > today - 60],
  ['cooling off', rules.coolingOff, (all) => lastDay(all) <= today - 60 && lastDay(all) > today - 180],
  ['lapsed', rules.lapsed, (all) => lastDay(all) <= today - 180],
  ['champions', rules.champions, (all) => lastDay(all) > today - 60 && since(all, 365).length >= 3 && spentMuch(all)],
  ['big spenders', rules.bigSpenders, spentMuch],
  ['frequent', { event, count: { atLeast: 5 } }, (all) => all.length >= 5],
  ['spent exactly as much as the edge', { event, measure: 'sum', of: 'total', is: 'equals', value: 29.33 }, (all) => cents(all) === 2_933],
  ['an average of 20 to 30', { event, measure: 'average', of: 'total', is: 'between', value: [20, 30] }, (all) => cents(all) >= 2_000 * all.length && cents(all) <= 3_000 * all.length],
  ['never a large one', { event, measure: 'max', of: 'total', is: 'lt', value: 12 }, (all) => Math.max(...all.map((each) => each.cents)) < 1_200],
  ['a small one within a year', { event, measure: 'min', of: 'total', is: 'lte', value: 9.99, within: 'P365D' }, (all) => since(all, 365).length > 0 && Math.min(...since(all, 365).map((each) => each.cents)) <= 999],
  ['three different amounts', { event, measure: 'distinct', of: 'total', is: 'gte', value: 3 }, (all) => new Set(all.map((each) => each.cents)).size >= 3],
]

test.runIf(isThere).each(cases)('%s: both back ends and the membership are what the file says', async (name, rule, holds) => {
  if (rule === undefined) throw new Error(`There is no rule for ${name}`)
  const expected = [...byPerson].filter(([, purchases]) => holds(purchases)).map(([person]) => person).sort()
  expect(expected.length).toBeGreaterThan(0)
  for (const method of ['memory', 'clickhouse'] as const) {
    expect(await countRule(harness.deps, world.workspaceId, { rule, asker: name, method })).toMatchObject({ count: expected.length, total: byPerson.size })
  }
  expect(await world.userIds(await world.members(await world.segment(rule, name)))).toEqual(expected)
}, 60_000)

test.runIf(isThere)('as the days go by, everybody moves on at the day the file says', async () => {
  const active = await world.segment({ event, time: 'last', is: 'inLast', value: 'P60D' }, 'Bought lately')
  for (const days of [7, 30, 45]) {
    await world.holdClock((today + days) * day)
    await world.settle()
    const expected = [...byPerson].filter(([, purchases]) => lastDay(purchases) > today + days - 60).map(([person]) => person).sort()
    expect(await world.userIds(await world.members(active))).toEqual(expected)
  }
}, 120_000)

// All of them came in the first quarter of 1997: only then was anybody new.
test.runIf(isThere)('new: who first bought within the last 30 days, as of then', async () => {
  const then = Date.UTC(1997, 3, 1) / day
  await world.holdClock(then * day)
  const expected = [...byPerson.values()].filter((purchases) => firstDay(purchases) > then - 30 && firstDay(purchases) <= then).length
  expect(expected).toBeGreaterThan(100)
  for (const method of ['memory', 'clickhouse'] as const) expect(await countRule(harness.deps, world.workspaceId, { rule: rules.new ?? { op: 'or', rules: [] }, asker: method, method })).toMatchObject({ count: expected })
}, 60_000)
