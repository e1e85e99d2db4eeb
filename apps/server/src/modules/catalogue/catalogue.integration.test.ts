import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { openSegmentWorld } from '../../../test/segment-world.ts'
import type { SegmentWorld } from '../../../test/segment-world.ts'
import { openTestDeps } from '../../../test/test-deps.ts'
import type { TestDeps } from '../../../test/test-deps.ts'
import { openClickhouse } from '../../db/clickhouse.ts'
import { exportOutbox } from '../outbox/index.ts'
import type { Actor } from '../../procedures/actor.ts'
import type { AnyProcedure } from '../../procedures/procedure.ts'
import { countTraitPaths, countValuesOfTrait } from './catalogue-repository.ts'
import { catalogueProcedures } from './index.ts'
import { countPaths } from './seen-attribute.ts'

let harness: TestDeps
let world: SegmentWorld
beforeAll(async () => { harness = await openTestDeps() })
afterAll(async () => { await harness.close() })
beforeEach(async () => { world = await openSegmentWorld(harness) })

const operator: Actor = { kind: 'operator' }
interface Answer { data: { name?: string; path?: string; value?: unknown; count?: number; types?: string[]; share?: number; examples?: string[]; isPersonal?: boolean }[] }

async function ask(id: string, input: object, { of = world, actor = operator, deps = harness.deps }: { of?: SegmentWorld; actor?: Actor; deps?: TestDeps['deps'] } = {}): Promise<Answer> {
  const procedures: readonly AnyProcedure[] = catalogueProcedures
  const procedure = procedures.find((each) => each.id === id)
  if (!procedure) throw new Error(`There is no procedure ${id}`)
  return await procedure.call({ deps, actor, workspaceId: of.workspaceId, requestId: 'test', log: deps.log, signal: new AbortController().signal }, input) as Answer
}
const exported = async (of: SegmentWorld): Promise<void> => { while ((await exportOutbox(harness.deps, of.workspaceId)).exported > 0); }

async function shop(of: SegmentWorld): Promise<void> {
  await of.send([
    ...Array.from({ length: 6 }, (_, index) => ({ type: 'identify' as const, userId: `u${index}`, properties: {
      plan: index < 4 ? 'Pro' : 'free', score: index, isVip: index === 0, tags: ['Red', 'blue'], signedUpAt: '2026-01-31', email: `Ann${index}@Example.test`, profile: { city: index < 5 ? 'Łódź' : 'Bonn' } } })),
    ...Array.from({ length: 3 }, (_, index) => ({ type: 'track' as const, userId: `u${index}`, event: 'Order Completed', properties: { total: 10 * index, items: [{ sku: 'A-1' }, { sku: `B-${index}` }] } })),
    { type: 'track' as const, userId: 'u0', event: 'Page Opened', properties: { path: '/' } },
  ])
  await exported(of)
}

test('events are listed by how often they happened, and the beginning of a name comes first', async () => {
  await shop(world)
  const { data } = await ask('catalogue.events', {})
  expect(data.map(({ name, count }) => [name, count])).toEqual([['Order Completed', 3], ['Page Opened', 1]])
  expect((await ask('catalogue.events', { q: 'op' })).data.map(({ name }) => name)).toEqual(['Page Opened'])
  expect((await ask('catalogue.events', { q: 'o' })).data.map(({ name }) => name)).toEqual(['Order Completed', 'Page Opened'])
  expect((await ask('catalogue.events', { q: 'nothing\0such' })).data).toEqual([])
})

test('traits have their types, how many people have them and examples as they were written', async () => {
  await shop(world)
  const { data } = await ask('catalogue.traits', {})
  const trait = (path: string) => data.find((each) => each.path === path)
  expect(trait('plan')).toMatchObject({ types: ['text'], share: 1, examples: ['Pro', 'free'], isPersonal: false })
  expect(trait('score')).toMatchObject({ types: ['number'] })
  expect(trait('isVip')).toMatchObject({ types: ['boolean'] })
  expect(trait('signedUpAt')).toMatchObject({ types: ['date'] })
  expect(trait('tags')).toMatchObject({ types: ['text', 'list'] })
  expect(trait('profile.city')).toMatchObject({ types: ['text'], examples: ['Łódź', 'Bonn'] })
  expect(trait('profile')).toBeUndefined()
  expect(trait('email')).toMatchObject({ isPersonal: true })
  expect((await ask('catalogue.traits', { q: 'CITY' })).data.map(({ path }) => path)).toEqual(['profile.city'])
})

test('properties are those of the event asked for', async () => {
  await shop(world)
  const { data } = await ask('catalogue.properties', { event: 'Order Completed' })
  expect(data.map(({ path, types, share }) => [path, types, share])).toEqual([['items.sku', ['text', 'list'], 1], ['total', ['number'], 1]])
  expect((await ask('catalogue.properties', { event: 'Nothing' })).data).toEqual([])
})

test('values come with their type, as they were written, the most frequent first', async () => {
  await shop(world)
  expect((await ask('catalogue.values', { trait: 'plan' })).data).toEqual([{ value: 'Pro', count: 4 }, { value: 'free', count: 2 }])
  expect((await ask('catalogue.values', { trait: 'plan', q: 'FR' })).data).toEqual([{ value: 'free', count: 2 }])
  expect((await ask('catalogue.values', { trait: 'profile.city', limit: 1 })).data).toEqual([{ value: 'Łódź', count: 5 }])
  expect((await ask('catalogue.values', { trait: 'tags' })).data).toEqual([{ value: 'Red', count: 6 }, { value: 'blue', count: 6 }])
  expect((await ask('catalogue.values', { trait: 'email', q: 'ann3' })).data).toEqual([{ value: 'Ann3@Example.test', count: 1 }])
  expect((await ask('catalogue.values', { event: 'Order Completed', property: 'items.sku', q: 'a' })).data).toEqual([{ value: 'A-1', count: 3 }])
  expect((await ask('catalogue.values', { event: 'Order Completed', property: 'total' })).data.map(({ value }) => value).sort()).toEqual([0, 10, 20])
  for (const half of [{}, { event: 'x' }, { property: 'x' }, { trait: 'x', event: 'y', property: 'z' }]) await expect(ask('catalogue.values', half)).rejects.toMatchObject({ code: 'INVALID_INPUT' })
})

test('names that look like SQL, paths or nothing storable find nothing and break nothing', async () => {
  await world.identify('odd', { 'a.b': 'dotted', '"; --': 'quoted', plan: 'x' })
  expect((await ask('catalogue.values', { trait: 'a.b' })).data).toEqual([{ value: 'dotted', count: 1 }])
  expect((await ask('catalogue.values', { trait: '"; --' })).data).toEqual([{ value: 'quoted', count: 1 }])
  for (const trait of ['..', '$', 'x"] ? (@ == 1)', '\ud83d', 'nul\0', '\\u0000', 'a[*]']) expect((await ask('catalogue.values', { trait, q: '%\0\ud83d' })).data).toEqual([])
})

test('ClickHouse and PostgreSQL count traits alike, and ClickHouse has no personal ones', async () => {
  await shop(world)
  const question = { clickhouse: harness.deps.clickhouse, workspaceId: world.workspaceId }
  const { lookedAt, paths } = await countTraitPaths(question)
  const rows = await world.query<{ traits: object }>('SELECT traits FROM customers')
  const inMemory = countPaths(rows.map(({ traits }) => traits as never))
  inMemory.delete('email')
  expect(lookedAt).toBe(6)
  expect(Object.fromEntries(paths)).toEqual(Object.fromEntries(inMemory))
  expect(await countValuesOfTrait(question, { path: 'plan', q: 'P', limit: 5 })).toEqual([{ text: 'pro', count: 4 }])
  expect(await countValuesOfTrait(question, { path: 'email', q: '', limit: 5 })).toEqual([])
})

test('a workspace hears nothing of what another has seen', async () => {
  await shop(world)
  const other = await openSegmentWorld(harness)
  await other.identify('theirs', { secret: 'x' })
  expect((await ask('catalogue.events', {}, { of: other })).data).toEqual([])
  expect((await ask('catalogue.traits', {}, { of: other })).data.map(({ path }) => path)).toEqual(['secret'])
  expect((await ask('catalogue.properties', { event: 'Order Completed' }, { of: other })).data).toEqual([])
  for (const input of [{ trait: 'plan' }, { event: 'Order Completed', property: 'total' }]) expect((await ask('catalogue.values', input, { of: other })).data).toEqual([])
})

test('values of people need the right to read people, values of events that to read events', async () => {
  await shop(world)
  const key = (...scopes: ('segments:read' | 'customers:read' | 'events:read')[]): Actor => ({ kind: 'key', id: 'k', scopes })
  await expect(ask('catalogue.values', { trait: 'email' }, { actor: key('segments:read', 'events:read') })).rejects.toMatchObject({ code: 'FORBIDDEN' })
  await expect(ask('catalogue.values', { event: 'Order Completed', property: 'total' }, { actor: key('segments:read', 'customers:read') })).rejects.toMatchObject({ code: 'FORBIDDEN' })
  expect((await ask('catalogue.values', { trait: 'email' }, { actor: key('segments:read', 'customers:read') })).data).toHaveLength(6)
})

test('without ClickHouse it says what to do instead, and knows again as soon as there is one', async () => {
  await shop(world)
  const away = { ...harness.deps, clickhouse: openClickhouse({ url: 'http://127.0.0.1:1' }) }
  await expect(ask('catalogue.events', {}, { deps: away })).rejects.toMatchObject({ code: 'UNAVAILABLE', message: expect.stringContaining('Type the name') as string })
  expect((await ask('catalogue.traits', {}, { deps: away })).data.length).toBeGreaterThan(0)
  expect((await ask('catalogue.events', {})).data).toHaveLength(2)
  await away.clickhouse.close()
})
