import type { ClickHouseClient } from '@clickhouse/client'
import { queryWorkspace } from '../../db/clickhouse.ts'
import type { CopiedTable } from './copied-tables.ts'
import { rangeSize } from './truth-repository.ts'
import type { Sum, Sums } from './truth-repository.ts'

interface About { readonly workspaceId: string; readonly table: CopiedTable; readonly without: readonly number[] }

const timeoutMs = 50_000
const hash = 'reinterpretAsUInt32(reverse(substring(MD5(key), 1, 4)))'

/**
 * Rows of the copy for everybody but these numbers. Rows of numbers that ClickHouse knows to be nobody's stay where they are:
 * nothing counts them. Numbers are written out, because parameters travel in the address of the request, which has an end.
 */
function rowsOf({ table, without }: Omit<About, 'workspaceId'>): string {
  const excepted = without.length === 0 ? '' : ` AND number NOT IN (${without.map(Number).join(', ')})`
  const living = table.name === 'customers' ? '' : ' AND number NOT IN (SELECT number FROM customers FINAL WHERE workspace_id = {workspaceId:UUID} AND is_deleted = 1)'
  return `SELECT number, part, key FROM (${table.copy}) WHERE 1${excepted}${living}`
}

/** What ClickHouse has, in the sums of sumTruth. */
export async function sumCopy(client: ClickHouseClient, { workspaceId, ...about }: About): Promise<Sums> {
  const by = (name: string): Promise<Sum[]> => queryWorkspace<Sum>(client, {
    workspaceId, timeoutMs, weight: 'patient', sql: `SELECT toString(${name}) AS name, count() AS rows, toString(sum(${hash})) AS checksum FROM (${rowsOf(about)}) GROUP BY name`,
  })
  return { parts: await by('part'), ranges: await by(`intDiv(number, ${rangeSize})`) }
}

/** The keys of a range of numbers, and how many rows have each. */
export async function copiedKeys(client: ClickHouseClient, { workspaceId, range, ...about }: About & { readonly range: number }): Promise<{ part: string; key: string; copies: number }[]> {
  return queryWorkspace(client, {
    workspaceId, timeoutMs, weight: 'patient', params: { from: range * rangeSize, to: (range + 1) * rangeSize - 1 },
    sql: `SELECT part, key, count() AS copies FROM (${rowsOf(about)}) WHERE number BETWEEN {from:UInt32} AND {to:UInt32} GROUP BY part, key`,
  })
}

/** Rows of the histories that only ClickHouse has: visits, and moves of these segments added up. */
export async function sumHistories(client: ClickHouseClient, workspaceId: string, segmentIds: readonly string[]): Promise<{ visits: number; members: number }> {
  const [row] = await queryWorkspace<{ visits: number; members: number }>(client, {
    workspaceId, params: { segmentIds }, timeoutMs, weight: 'patient',
    sql: `SELECT
      (SELECT count() FROM node_visits WHERE workspace_id = {workspaceId:UUID}) AS visits,
      (SELECT sum(if(added = 1, 1, -1)) FROM segment_changes WHERE workspace_id = {workspaceId:UUID} AND segment_id IN {segmentIds:Array(UUID)}) AS members`,
  })
  if (!row) throw new Error('ClickHouse gave no answer')
  return row
}
