import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { openSegmentWorld, publicSegmentId } from '../../../test/segment-world.ts'
import type { SegmentWorld } from '../../../test/segment-world.ts'
import { openTestDeps } from '../../../test/test-deps.ts'
import type { TestDeps } from '../../../test/test-deps.ts'
import { countRule } from '../segments/count-rule.ts'
import { computeSegment } from '../segments/compute-segment.ts'

let harness: TestDeps
let world: SegmentWorld
beforeAll(async () => { harness = await openTestDeps() })
afterAll(async () => { await harness.close() })
beforeEach(async () => { world = await openSegmentWorld(harness) })

interface View { readonly id: string; readonly name: string; readonly count: number; readonly usedBy: readonly object[] }
interface Changed { readonly changed: number; readonly unchanged: number; readonly unknownCount: number; readonly unknown: readonly string[] }

const newList = async (name = 'Guests'): Promise<string> => (await world.call<View>('list.create', { name })).id
const add = (id: string, ...people: string[]): Promise<Changed> => world.call('list.add', { id, people })
const remove = (id: string, ...people: string[]): Promise<Changed> => world.call('list.remove', { id, people })
const idOf = async (userId: string): Promise<string> => (await world.query<{ id: string }>(`SELECT 'cus_' || replace(id::text, '-', '') AS id FROM customers WHERE user_id = $1`, [userId]))[0]?.id ?? ''
const onList = async (id: string, q?: string): Promise<(string | null)[]> => (await world.call<{ data: { userId: string | null }[] }>('list.customers', { id, ...(q === undefined ? {} : { q }) })).data.map(({ userId }) => userId)
const bothBackEnds = async (rule: object): Promise<number[]> => Promise.all((['memory', 'clickhouse'] as const).map(async (method) => (await countRule(harness.deps, world.workspaceId, { rule: rule as never, asker: method, method })).count))

test('people are named by our id, their userId or their address; who is nobody is said', async () => {
  for (const name of ['ann', 'ben', 'cid', 'dan']) await world.identify(name, { email: `${name}@example.test` })
  const id = await newList()
  expect(await add(id, await idOf('ann'), ' ben ', 'CID@example.test', 'nobody', 'no@example.test', 'ben')).toEqual({ changed: 3, unchanged: 0, unknownCount: 2, unknown: ['nobody', 'no@example.test'] })
  expect(await add(id, 'ann', 'dan')).toMatchObject({ changed: 1, unchanged: 1, unknownCount: 0 })
  expect(await remove(id, 'ann', 'ann@example.test')).toMatchObject({ changed: 1, unchanged: 0 })
  expect(await onList(id)).toEqual(['ben', 'cid', 'dan'])
  expect(await onList(id, 'CI')).toEqual(['cid'])
  expect(await world.call('list.get', { id })).toMatchObject({ name: 'Guests', count: 3, usedBy: [] })
  expect(await world.call('list.list', { q: 'gue' })).toMatchObject({ data: [{ id, count: 3 }], nextCursor: null })
})

test('segments that ask for a list follow at once, and no others are looked at', async () => {
  for (const name of ['ann', 'ben']) await world.identify(name, { plan: 'pro' })
  const id = await newList()
  const guests = await world.segment({ list: id })
  const strangers = await world.segment({ op: 'and', rules: [{ trait: 'plan', is: 'equals', value: 'pro' }, { op: 'not', rule: { list: id } }] })
  const members = async (): Promise<string[][]> => Promise.all([guests, strangers].map(async (segment) => world.userIds(await world.members(segment))))
  expect(await members()).toEqual([[], ['ann', 'ben']])
  await add(id, 'ann')
  expect(await members()).toEqual([['ann'], ['ben']])
  expect(await bothBackEnds({ list: id })).toEqual([1, 1])
  await remove(id, 'ann')
  await add(id, 'ben')
  expect(await members()).toEqual([['ben'], ['ann']])
  expect(await bothBackEnds({ op: 'not', rule: { list: id } })).toEqual([1, 1])
  expect(await computeSegment(harness.deps, world.workspaceId, { segmentId: guests, cause: 'test', timeLimitMs: 10_000, method: 'clickhouse' })).toMatchObject({ added: 0, removed: 0, count: 1 })
})

test('two people who become one are on the lists of both', async () => {
  await world.identify('ann', {})
  await world.send([{ type: 'identify', anonymousId: 'device', properties: {} }])
  const [tablet] = await world.query<{ id: string }>(`SELECT 'cus_' || replace(id::text, '-', '') AS id FROM customers WHERE user_id IS NULL`)
  const [hers, theirs, both] = [await newList('a'), await newList('b'), await newList('c')]
  await add(hers, 'ann')
  await add(theirs, tablet?.id ?? '')
  await add(both, 'ann', tablet?.id ?? '')
  const segment = await world.segment({ list: theirs })
  await world.send([{ type: 'identify', userId: 'ann', anonymousId: 'device', properties: {} }])
  for (const id of [hers, theirs, both]) {
    expect(await onList(id)).toEqual(['ann'])
    expect(await bothBackEnds({ list: id })).toEqual([1, 1])
  }
  expect(await world.userIds(await world.members(segment))).toEqual(['ann'])
})

test('a list that is used stays and says where; one that is not goes, and with it who was on it', async () => {
  await world.identify('ann', {})
  const id = await newList()
  await add(id, 'ann')
  const segment = await world.segment({ list: id }, 'Invited')
  await expect(world.call('list.delete', { id })).rejects.toMatchObject({ code: 'CONFLICT', data: { usedBy: [{ kind: 'segment', id: publicSegmentId(segment), name: 'Invited' }] } })
  expect(await world.call('list.get', { id })).toMatchObject({ usedBy: [{ kind: 'segment', name: 'Invited' }] })
  await world.call('segment.archive', { id: publicSegmentId(segment) })
  await world.call('list.delete', { id })
  await expect(world.call('list.get', { id })).rejects.toMatchObject({ code: 'NOT_FOUND' })
  expect(await bothBackEnds({ list: id })).toEqual([0, 0])
  expect(await world.query('SELECT count(*) FROM list_members')).toEqual([{ count: 0 }])
})

test('a segment cannot be saved for a list that does not exist; one in the archive comes back without it', async () => {
  const rule = { list: `lst_${'0'.repeat(32)}` }
  await expect(world.call('segment.create', { name: 'x', rule })).rejects.toMatchObject({ code: 'INVALID_INPUT', errors: [{ path: 'rule' }] })
  const segment = publicSegmentId(await world.segment({ op: 'and', rules: [] }))
  await expect(world.call('segment.update', { id: segment, rule })).rejects.toMatchObject({ code: 'INVALID_INPUT' })
  await expect(world.call('segment.create', { name: 'x', rule: { list: 'seg_1' } })).rejects.toMatchObject({ code: 'INVALID_INPUT', errors: [{ path: 'rule.list' }] })
})

test('a list made of a segment holds whoever was in it then', async () => {
  for (const name of ['ann', 'ben']) await world.identify(name, { plan: 'pro' })
  const segment = publicSegmentId(await world.segment({ trait: 'plan', is: 'equals', value: 'pro' }))
  const { listId, count } = await world.call<{ listId: string; count: number }>('segment.copyToList', { id: segment, name: 'Then' })
  expect(count).toBe(2)
  await world.identify('ann', { plan: 'free' })
  await world.identify('cid', { plan: 'pro' })
  expect(await onList(listId)).toEqual(['ann', 'ben'])
})

test('another workspace neither sees a list nor puts its people on it', async () => {
  await world.identify('ann', {})
  const id = await newList()
  await add(id, 'ann')
  const other = await openSegmentWorld(harness)
  await other.identify('ann', {})
  for (const [procedure, input] of [['list.get', {}], ['list.update', { name: 'mine' }], ['list.delete', {}], ['list.customers', {}], ['list.add', { people: ['ann'] }], ['list.remove', { people: ['ann'] }]] as const) {
    await expect(other.call(procedure, { id, ...input })).rejects.toMatchObject({ code: 'NOT_FOUND' })
  }
  await expect(other.call('segment.create', { name: 'x', rule: { list: id } })).rejects.toMatchObject({ code: 'INVALID_INPUT' })
  expect(await onList(id)).toEqual(['ann'])
})

test('many people at once are taken in slices', async () => {
  await world.send(Array.from({ length: 2_100 }, (_, index) => ({ type: 'identify' as const, userId: `u${index}`, properties: {} })))
  const id = await newList()
  expect(await add(id, ...Array.from({ length: 2_100 }, (_, index) => `u${index}`))).toMatchObject({ changed: 2_100, unknownCount: 0 })
  expect(await bothBackEnds({ list: id })).toEqual([2_100, 2_100])
}, 60_000)
