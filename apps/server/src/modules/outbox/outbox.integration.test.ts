import { setTimeout as sleep } from 'node:timers/promises'
import fc from 'fast-check'
import type { ClickHouseClient } from '@clickhouse/client'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { openTestDeps } from '../../../test/test-deps.ts'
import type { TestDeps } from '../../../test/test-deps.ts'
import { openClickhouse, queryWorkspace } from '../../db/clickhouse.ts'
import type { Database } from '../../db/postgres.ts'
import { newId } from '../../db/public-id.ts'
import type { Deps } from '../../deps.ts'
import { exportOutbox } from './export-outbox.ts'
import { waitForExport } from './wait-for-export.ts'
import { writeOutbox, writeSegmentMoves } from './write-outbox.ts'

// Numbers on the canvas are computed from what the outbox brings to ClickHouse: a row lost or doubled there is a wrong number
// for ever. So the exporter is made to die at every point, and the count must still be exact.

let harness: TestDeps
let workspaceId: string
let segmentId: string
beforeAll(async () => { harness = await openTestDeps() })
afterAll(async () => { await harness.close() })
beforeEach(async () => {
  workspaceId = await harness.newWorkspace()
  segmentId = newId()
})

const at = '2026-11-23 15:00:00.123'
const write = (numbers: readonly number[], deps: Pick<Deps, 'wake'> = harness.deps): Promise<void> => harness.deps.db.withWorkspace(workspaceId, (tx) =>
  writeOutbox(deps, tx, { target: 'segment_changes', rows: numbers.map((number) => ({ segment_id: segmentId, number, at, added: 1 })) }))
const arrived = async (): Promise<number[]> => (await queryWorkspace<{ number: number }>(harness.deps.clickhouse, {
  workspaceId, params: { segmentId }, sql: 'SELECT number FROM segment_changes WHERE workspace_id = {workspaceId:UUID} AND segment_id = {segmentId:UUID} ORDER BY number',
})).map((row) => row.number)
const upTo = (count: number): number[] => Array.from({ length: count }, (_, index) => index)
const rows = <Row extends object>(sql: string): Promise<Row[]> => harness.deps.db.withWorkspace(workspaceId, (tx) => tx.query<Row>(sql))

/** Another process of the same installation: nothing of the first one's memory. `dieAt` counts its steps. */
function otherProcess(dieAt: number): Deps {
  let step = 0
  const live = <T>(action: () => Promise<T>, isAfter: boolean): Promise<T> => {
    step += 1
    if (step === dieAt && !isAfter) return Promise.reject(new Error('killed'))
    return action()
  }
  const db: Database = { ...harness.deps.db, withWorkspace: (id, work) => live(() => harness.deps.db.withWorkspace(id, work), false) }
  const clickhouse = Object.create(harness.deps.clickhouse) as ClickHouseClient
  clickhouse.command = async (given) => {
    const result = await live(() => harness.deps.clickhouse.command(given), false)
    step += 1
    if (step === dieAt) throw new Error('killed')
    return result
  }
  return { ...harness.deps, db, clickhouse }
}

test('every row arrives exactly once and leaves the outbox, in batches of a bounded size', async () => {
  const count = 45_000
  for (let start = 0; start < count; start += 3_000) await write(upTo(3_000).map((number) => start + number))
  expect(await exportOutbox(harness.deps, workspaceId)).toEqual({ exported: count })
  expect(await arrived()).toEqual(upTo(count))
  expect(await rows('SELECT count(*) FROM outbox')).toEqual([{ count: 0 }])
  const batches = await rows<{ row_count: number }>('SELECT row_count FROM outbox_exports ORDER BY batch')
  expect(batches.map((batch) => batch.row_count)).toEqual([18_000, 18_000, 9_000])
  expect(await exportOutbox(harness.deps, workspaceId)).toEqual({ exported: 0 })
})

test('an exporter killed at any step leaves exactly one copy of every row, whoever goes on', async () => {
  for (let dieAt = 1; dieAt <= 12; dieAt += 1) {
    segmentId = newId()
    await write(upTo(7))
    const died = await exportOutbox(otherProcess(dieAt), workspaceId).then(() => false, () => true)
    await write([7, 8])
    await exportOutbox(otherProcess(Infinity), workspaceId)
    expect({ dieAt, numbers: await arrived() }).toEqual({ dieAt, numbers: upTo(9) })
    expect(await rows('SELECT count(*) FROM outbox')).toEqual([{ count: 0 }])
    if (dieAt === 1) expect(died).toBe(true)
  }
})

test('exporters of several processes, writers and deaths at random: exactly one copy', async () => {
  await fc.assert(fc.asyncProperty(fc.array(fc.record({ dieAt: fc.integer({ min: 1, max: 14 }), rows: fc.integer({ min: 1, max: 30 }) }), { minLength: 2, maxLength: 6 }), async (steps) => {
    segmentId = newId()
    let next = 0
    await Promise.all(steps.map(async ({ dieAt, rows: count }) => {
      const numbers = upTo(count).map((number) => number + next)
      next += count
      await write(numbers)
      await exportOutbox(otherProcess(dieAt), workspaceId).catch(() => undefined)
    }))
    await exportOutbox(otherProcess(Infinity), workspaceId)
    expect(await arrived()).toEqual(upTo(next))
  }), { numRuns: 12 })
})

test('rows of a transaction that rolls back never arrive, and nobody is woken for them', async () => {
  const woken = harness.wakes.length
  await expect(harness.deps.db.withWorkspace(workspaceId, async (tx) => {
    await writeOutbox(harness.deps, tx, { target: 'segment_changes', rows: [{ segment_id: segmentId, number: 1, at, added: 1 }] })
    throw new Error('no')
  })).rejects.toThrow('no')
  await exportOutbox(harness.deps, workspaceId)
  expect(await arrived()).toEqual([])
  expect(harness.wakes.length).toBe(woken)
})

test('moves of many people are kept as lists and arrive as rows', async () => {
  await harness.deps.db.withWorkspace(workspaceId, (tx) => writeSegmentMoves(harness.deps, tx, { at, moves: [{ segmentId, added: true, numbers: upTo(12_000) }, { segmentId, added: false, numbers: [5] }] }))
  expect(await rows('SELECT sum(row_count)::int AS rows, sum(octet_length(payload)) < 100000 AS "isSmall" FROM outbox')).toEqual([{ rows: 12_001, isSmall: true }])
  expect(await exportOutbox(harness.deps, workspaceId)).toEqual({ exported: 12_001 })
  expect((await arrived()).length).toBe(12_001)
})

test('no row can be written into another workspace, and none is seen from there', async () => {
  const other = await harness.newWorkspace()
  await harness.deps.db.withWorkspace(workspaceId, (tx) =>
    writeOutbox(harness.deps, tx, { target: 'segment_changes', rows: [{ workspace_id: other, segment_id: segmentId, number: 1, at, added: 1 }] }))
  await exportOutbox(harness.deps, other)
  await exportOutbox(harness.deps, workspaceId)
  expect(await arrived()).toEqual([1])
  workspaceId = other
  expect(await arrived()).toEqual([])
})

test('while ClickHouse is away the rows wait, nobody does, and they arrive when it is back', async () => {
  const gone = openClickhouse({ url: 'http://127.0.0.1:9' })
  const wokenAt: number[] = []
  const deps = { ...harness.deps, clickhouse: gone, wake: { wake: () => undefined, wakeAt: (_queue: string, _workspace: string, instant: number) => { wokenAt.push(instant) } } }
  await write(upTo(5))
  expect(await exportOutbox(deps, workspaceId)).toEqual({ exported: 0 })
  expect(await exportOutbox(deps, workspaceId)).toEqual({ exported: 0 })
  expect(wokenAt.length).toBe(2)
  expect(await waitForExport(deps, workspaceId, 50)).toBe(false)
  await gone.close()
  expect(await waitForExport(harness.deps, workspaceId, 10_000)).toBe(true)
  expect(await arrived()).toEqual(upTo(5))
})

test('a batch ClickHouse refuses holds up no other one and is reported', async () => {
  await harness.deps.db.withWorkspace(workspaceId, (tx) => writeOutbox(harness.deps, tx, { target: 'events', rows: [{ event: 'x', number: 'not a number', occurred_at: at, seq: 1 }] }))
  await write([1])
  await expect(exportOutbox(harness.deps, workspaceId)).rejects.toThrow(/refuses 1 batches/)
  expect(await arrived()).toEqual([1])
  expect(await rows('SELECT target, row_count FROM outbox')).toEqual([{ target: 'events', row_count: 1 }])
})

test('waiting for the export covers everything written before the question, also while another export runs', async () => {
  for (let round = 0; round < 5; round += 1) {
    await write(upTo(200).map((number) => number + round * 200))
    const running = exportOutbox(harness.deps, workspaceId)
    await sleep(round)
    await write([100_000 + round])
    expect(await waitForExport(harness.deps, workspaceId, 10_000)).toBe(true)
    expect((await arrived()).length).toBe((round + 1) * 201)
    await running
  }
})
