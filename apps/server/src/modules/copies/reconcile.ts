import type { Deps } from '../../deps.ts'
import type { Tx } from '../../db/postgres.ts'
import { AppError } from '../../errors/app-error.ts'
import { countWaitingRows, loadExportedCounts, loadWaitingRows, waitForExport, withExportsHeld } from '../outbox/index.ts'
import { countMemberships, listLiveSegments } from '../segments/index.ts'
import { compareSums } from './compare-sums.ts'
import type { PartBalance } from './compare-sums.ts'
import { copiedTables } from './copied-tables.ts'
import type { CopiedTable } from './copied-tables.ts'
import { copiedKeys, sumCopy, sumHistories } from './copy-sums.ts'
import { keysOfRange, sumTruth } from './truth-repository.ts'

/** One table of ClickHouse against its truth. */
export interface TableBalance {
  readonly table: CopiedTable['name'] | 'node_visits' | 'segment_changes'
  /** What PostgreSQL says: rows to be there, decisions exported, members of all segments. */
  readonly expected: number
  /** The same from ClickHouse; for segment_changes those who entered less those who left. */
  readonly actual: number
  /** Rows that are not there, that are there and should not be, and that are there more than once. */
  readonly missing: number
  readonly foreign: number
  readonly doubled: number
  readonly isEqual: boolean
  /** Days or lists that differ. */
  readonly parts: readonly PartBalance[]
  /** Some of the rows, in words. */
  readonly examples: readonly string[]
  /** False: so much differs that the three counts and the examples are only of the first part of it. */
  readonly isWhole: boolean
}

export interface Reconciliation {
  readonly tables: readonly TableBalance[]
  /** People left out, because something about them was on its way at that moment. */
  readonly leftOut: number
}

const exportWaitMs = 10_000
const mostWaiting = 20_000
const mostRanges = 50
const mostExamples = 10
const mostParts = 100

/**
 * Compares what is in ClickHouse with a snapshot of PostgreSQL, while nothing goes from one to the other. May run at any time; exports
 * wait for it. Throws UNAVAILABLE when ClickHouse is away, or so far behind that a comparison would say nothing.
 */
export async function reconcile(deps: Deps, workspaceId: string, onTable: (table: string) => void = () => undefined): Promise<Reconciliation> {
  // Only to leave out as few people as possible: what is still written afterwards waits.
  await waitForExport(deps, workspaceId, exportWaitMs)
  return withExportsHeld(deps, workspaceId, async (snapshot) => {
    if (await countWaitingRows(snapshot) > mostWaiting) throw new AppError('UNAVAILABLE', 'What happened has not reached analytics yet: too much is still on its way. Repeat it later.', { retryAfter: 60 })
    const without = await numbersUnderway(snapshot)
    const tables: TableBalance[] = []
    for (const table of copiedTables) {
      onTable(table.name)
      tables.push(await balanceOf(deps, snapshot, { table, without }))
    }
    return { tables: [...tables, ...await balanceHistories(deps, snapshot)], leftOut: without.length }
  })
}

async function numbersUnderway(snapshot: Tx): Promise<number[]> {
  const numbers = new Set<number>()
  for (const { name } of copiedTables) for (const row of await loadWaitingRows(snapshot, name)) numbers.add(Number(row['number']))
  return [...numbers]
}

interface About { readonly table: CopiedTable; readonly without: readonly number[] }

async function balanceOf(deps: Deps, snapshot: Tx, { table, without }: About): Promise<TableBalance> {
  const { workspaceId } = snapshot
  const { expected, actual, parts, ranges } = compareSums(await sumTruth(snapshot, table, without), await sumCopy(deps.clickhouse, { workspaceId, table, without }))
  const found = { missing: 0, foreign: 0, doubled: 0 }
  const examples: string[] = []
  const note = (kind: keyof typeof found, key: string): void => {
    found[kind] += 1
    if (examples.length < mostExamples) examples.push(`${kind}: ${table.describe(key)}`)
  }
  for (const range of ranges.slice(0, mostRanges)) {
    const missing = new Set((await keysOfRange(snapshot, table, { range, without })).map(({ key }) => key))
    for (const { key, copies } of await copiedKeys(deps.clickhouse, { workspaceId, table, without, range })) {
      if (!missing.delete(key)) note('foreign', key)
      if (copies > 1) note('doubled', key)
    }
    for (const key of missing) note('missing', key)
  }
  return { table: table.name, expected, actual, ...found, isEqual: ranges.length === 0 && parts.length === 0, parts: parts.slice(0, mostParts), examples, isWhole: ranges.length <= mostRanges && parts.length <= mostParts }
}

/** Histories of which PostgreSQL only keeps the outcome: how many visits were exported, how many members each segment has. */
async function balanceHistories(deps: Deps, snapshot: Tx): Promise<TableBalance[]> {
  const visits = (await loadExportedCounts(snapshot)).get('node_visits') ?? 0
  const segmentIds = (await listLiveSegments(snapshot)).map(({ id }) => id)
  const underway = (await loadWaitingRows(snapshot, 'segment_changes')).filter((row) => segmentIds.includes(String(row['segment_id']))).reduce((sum, row) => sum + (row['added'] === 1 ? 1 : -1), 0)
  const there = await sumHistories(deps.clickhouse, snapshot.workspaceId, segmentIds)
  const row = (table: TableBalance['table'], expected: number, actual: number): TableBalance => ({
    table, expected, actual, missing: Math.max(0, expected - actual), foreign: 0, doubled: Math.max(0, actual - expected), isEqual: expected === actual, parts: [], examples: [], isWhole: true,
  })
  return [row('node_visits', visits, there.visits), row('segment_changes', await countMemberships(snapshot), there.members + underway)]
}
