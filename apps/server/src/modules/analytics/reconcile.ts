import type { Deps } from '../../deps.ts'
import type { Tx } from '../../db/postgres.ts'
import { queryWorkspace } from '../../db/clickhouse.ts'
import { AppError } from '../../errors/app-error.ts'
import { countCustomers } from '../customers/index.ts'
import { countCopiedEvents } from '../events/index.ts'
import { loadExportedCounts, longestWaitMs, waitForExport } from '../outbox/index.ts'
import { countMemberships, listLiveSegments } from '../segments/index.ts'

/** One table of ClickHouse against its truth. */
export interface TableBalance {
  readonly table: 'events' | 'customers' | 'node_visits' | 'segment_changes'
  /** What PostgreSQL says: events and customers that exist, decisions exported, members of all segments. */
  readonly expected: number
  /** The same from ClickHouse; for segment_changes those who entered less those who left. */
  readonly actual: number
  /** Rows that are there more than once. */
  readonly doubled: number
  readonly isEqual: boolean
}

const attempts = 5
const exportWaitMs = 10_000

/**
 * Compares what is in ClickHouse with PostgreSQL while nothing is on its way between them. Throws UNAVAILABLE when ClickHouse is
 * away, or when the workspace is too busy for the two to be looked at in the same state.
 */
export async function reconcile(deps: Deps, workspaceId: string): Promise<TableBalance[]> {
  for (let attempt = 0; attempt < attempts; attempt += 1) {
    if (!await waitForExport(deps, workspaceId, exportWaitMs)) throw new AppError('UNAVAILABLE', 'What happened has not reached analytics yet.', { retryAfter: 10 })
    const before = await deps.db.withWorkspace(workspaceId, readTruth)
    const copy = await readCopy(deps, workspaceId, before.segmentIds)
    const after = await deps.db.withWorkspace(workspaceId, readTruth)
    // Only when nothing was exported or waited meanwhile do both speak of the same moment.
    if (before.isQuiet && after.isQuiet && JSON.stringify(before) === JSON.stringify(after)) return balance(before, copy)
  }
  throw new AppError('UNAVAILABLE', 'The workspace is too busy to be compared. Repeat it later.', { retryAfter: 60 })
}

interface Truth { readonly isQuiet: boolean; readonly exported: readonly (readonly [string, number])[]; readonly events: number; readonly customers: number; readonly members: number; readonly segmentIds: readonly string[] }

async function readTruth(tx: Tx): Promise<Truth> {
  return {
    isQuiet: await longestWaitMs(tx) === null, exported: [...await loadExportedCounts(tx)].toSorted(), events: await countCopiedEvents(tx),
    customers: await countCustomers(tx), members: await countMemberships(tx), segmentIds: (await listLiveSegments(tx)).map((segment) => segment.id),
  }
}

interface Copy { readonly events: number; readonly doubledEvents: number; readonly customers: number; readonly visits: number; readonly members: number }

async function readCopy({ clickhouse }: Deps, workspaceId: string, segmentIds: readonly string[]): Promise<Copy> {
  const living = `SELECT number FROM customers FINAL WHERE workspace_id = {workspaceId:UUID} AND is_deleted = 0`
  const [row] = await queryWorkspace<Copy>(clickhouse, {
    workspaceId, params: { segmentIds }, timeoutMs: 50_000, weight: 'patient',
    sql: `SELECT
      (SELECT count() FROM events WHERE workspace_id = {workspaceId:UUID} AND number IN (${living})) AS events,
      (SELECT count() - uniqExact(number, seq) FROM events WHERE workspace_id = {workspaceId:UUID}) AS doubledEvents,
      (SELECT count() FROM (${living})) AS customers,
      (SELECT count() FROM node_visits WHERE workspace_id = {workspaceId:UUID}) AS visits,
      (SELECT sum(if(added = 1, 1, -1)) FROM segment_changes WHERE workspace_id = {workspaceId:UUID} AND segment_id IN {segmentIds:Array(UUID)}) AS members`,
  })
  if (!row) throw new Error('ClickHouse gave no answer')
  return row
}

function balance(truth: Truth, copy: Copy): TableBalance[] {
  const visits = truth.exported.find(([target]) => target === 'node_visits')?.[1] ?? 0
  const row = (table: TableBalance['table'], numbers: Omit<TableBalance, 'table' | 'isEqual'>): TableBalance =>
    ({ table, ...numbers, isEqual: numbers.expected === numbers.actual && numbers.doubled === 0 })
  return [
    row('events', { expected: truth.events, actual: copy.events, doubled: copy.doubledEvents }),
    row('customers', { expected: truth.customers, actual: copy.customers, doubled: 0 }),
    row('node_visits', { expected: visits, actual: copy.visits, doubled: Math.max(0, copy.visits - visits) }),
    row('segment_changes', { expected: truth.members, actual: copy.members, doubled: 0 }),
  ]
}
