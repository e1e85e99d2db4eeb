import type { ClickHouseClient } from '@clickhouse/client'
import { clickhouseInstant, queryWorkspace } from '../../db/clickhouse.ts'
import { toNodeVisit } from './node-visit.ts'
import type { NodeVisit, NodeVisitRow } from './node-visit.ts'

// All questions to node_visits. The column `left` is also the name of a function and stands in back ticks.

export interface VisitRange {
  readonly journeyId: string
  /** Epoch milliseconds: from inclusive, to exclusive; null for open. */
  readonly from: number | null
  readonly to: number | null
  /** Null: all versions. */
  readonly version: number | null
}

interface Question { readonly clickhouse: ClickHouseClient; readonly workspaceId: string }

function rangeOf({ journeyId, from, to, version }: VisitRange, table = 'v'): { where: string; params: Record<string, unknown> } {
  const conditions = [
    `${table}.workspace_id = {workspaceId:UUID}`, `${table}.journey_id = {journeyId:UUID}`,
    ...(from === null ? [] : [`${table}.at >= {from:DateTime64(3, 'UTC')}`]),
    ...(to === null ? [] : [`${table}.at < {to:DateTime64(3, 'UTC')}`]),
    ...(version === null ? [] : [`${table}.version = {version:UInt32}`]),
  ]
  const params = {
    journeyId, ...(from === null ? {} : { from: clickhouseInstant(from) }), ...(to === null ? {} : { to: clickhouseInstant(to) }), ...(version === null ? {} : { version }),
  }
  return { where: conditions.join(' AND '), params }
}

export interface NodeVisitCounts { readonly nodeId: string; readonly entered: number; readonly left: number; readonly converted: number }

/** Visits per node: how many entered and left, and how many runs that left it reached a goal in a later visit. */
export async function countVisits({ clickhouse, workspaceId }: Question, range: VisitRange): Promise<NodeVisitCounts[]> {
  const { where, params } = rangeOf(range)
  return queryWorkspace<NodeVisitCounts>(clickhouse, {
    workspaceId, params,
    sql: `SELECT v.node_id AS nodeId, sum(v.entered) AS entered, sum(v.\`left\`) AS left, uniqExactIf(v.run_id, v.\`left\` = 1 AND v.visit < g.goal) AS converted
      FROM node_visits AS v
      LEFT JOIN (SELECT run_id, max(visit) AS goal FROM node_visits
        WHERE workspace_id = {workspaceId:UUID} AND journey_id = {journeyId:UUID} AND is_goal = 1 GROUP BY run_id) AS g ON g.run_id = v.run_id
      WHERE ${where} GROUP BY v.node_id`,
  })
}

/** How often each edge was followed. */
export async function countEdges({ clickhouse, workspaceId }: Question, range: VisitRange): Promise<{ edgeId: string; count: number }[]> {
  const { where, params } = rangeOf(range)
  return queryWorkspace(clickhouse, { workspaceId, params, sql: `SELECT v.edge_id AS edgeId, count() AS count FROM node_visits AS v WHERE ${where} AND v.edge_id != '' GROUP BY v.edge_id` })
}

const columns = ['journey_id', 'version', 'node_id', 'run_id', 'customer_id', 'visit', 'at', 'entered', '`left`', 'port', 'edge_id', 'is_goal', 'outcome', 'inputs'].map((name) => `v.${name}`).join(', ')

async function loadVisits({ clickhouse, workspaceId }: Question, ask: { where: string; params: Record<string, unknown>; order: string; limit: number }): Promise<NodeVisit[]> {
  const rows = await queryWorkspace<NodeVisitRow>(clickhouse, {
    workspaceId, params: { ...ask.params, limit: ask.limit },
    sql: `SELECT ${columns} FROM node_visits AS v WHERE ${ask.where} ORDER BY ${ask.order} LIMIT {limit:UInt32}`,
  })
  return rows.map(toNodeVisit)
}

/** Decisions about these customers in one journey, the newest first. */
export async function loadVisitsOfJourney(question: Question, { journeyId, customerIds, limit }: { readonly journeyId: string; readonly customerIds: readonly string[]; readonly limit: number }): Promise<NodeVisit[]> {
  return loadVisits(question, {
    where: 'v.workspace_id = {workspaceId:UUID} AND v.journey_id = {journeyId:UUID} AND v.customer_id IN {customerIds:Array(UUID)}', params: { journeyId, customerIds }, order: 'v.at DESC, v.visit DESC', limit,
  })
}

/** Decisions about these customers in all journeys, the newest first. `until` (epoch ms) is inclusive. */
export async function loadVisitsOfCustomers(question: Question, { customerIds, until, limit }: { readonly customerIds: readonly string[]; readonly until: number | null; readonly limit: number }): Promise<NodeVisit[]> {
  return loadVisits(question, {
    where: `v.workspace_id = {workspaceId:UUID} AND v.customer_id IN {customerIds:Array(UUID)}${until === null ? '' : ` AND v.at <= {until:DateTime64(3, 'UTC')}`}`,
    params: { customerIds, ...(until === null ? {} : { until: clickhouseInstant(until) }) }, order: 'v.at DESC, v.visit DESC', limit,
  })
}

export interface JourneyTotals { readonly journeyId: string; readonly entered: number; readonly converted: number }
export interface JourneyDay extends JourneyTotals { /** `2026-01-31`, in the zone asked for. */ readonly day: string }

const entriesAndGoals = `countIf(v.node_id = 'entry' AND v.outcome = 'entered') AS entered, countIf(v.is_goal = 1) AS converted`
const ofJourneys = 'v.workspace_id = {workspaceId:UUID} AND v.journey_id IN {journeyIds:Array(UUID)}'

/** Who entered and who converted, ever; journeys nobody entered are left out. */
export async function countTotals({ clickhouse, workspaceId }: Question, { journeyIds, timeoutMs }: { readonly journeyIds: readonly string[]; readonly timeoutMs: number }): Promise<JourneyTotals[]> {
  return queryWorkspace(clickhouse, { workspaceId, params: { journeyIds }, timeoutMs, sql: `SELECT v.journey_id AS journeyId, ${entriesAndGoals} FROM node_visits AS v WHERE ${ofJourneys} GROUP BY v.journey_id` })
}

/** The same by day, from an instant on. */
export async function countByDay({ clickhouse, workspaceId }: Question, { journeyIds, from, timeZone, timeoutMs }: { readonly journeyIds: readonly string[]; readonly from: number; readonly timeZone: string; readonly timeoutMs: number }): Promise<JourneyDay[]> {
  return queryWorkspace(clickhouse, {
    workspaceId, params: { journeyIds, from: clickhouseInstant(from), timeZone }, timeoutMs,
    sql: `SELECT v.journey_id AS journeyId, toString(toDate(v.at, {timeZone:String})) AS day, ${entriesAndGoals}
      FROM node_visits AS v WHERE ${ofJourneys} AND v.at >= {from:DateTime64(3, 'UTC')} GROUP BY journeyId, day`,
  })
}

/** Runs that could not go on at a node, by the reason recorded. */
export async function countFailures({ clickhouse, workspaceId }: Question, range: VisitRange & { readonly nodeId: string }): Promise<{ reason: string; count: number }[]> {
  const { where, params } = rangeOf(range)
  return queryWorkspace(clickhouse, {
    workspaceId, params: { ...params, nodeId: range.nodeId },
    sql: `SELECT JSONExtractString(v.inputs, 'reason') AS reason, count() AS count FROM node_visits AS v WHERE ${where} AND v.node_id = {nodeId:String} AND v.outcome = 'failed' GROUP BY reason ORDER BY count DESC, reason`,
  })
}

export interface OutcomePage {
  readonly journeyId: string
  readonly nodeId: string
  /** A port taken or an outcome decided. */
  readonly outcome: string
  /** Key of the last row of the page before. */
  readonly before: { readonly at: number; readonly runId: string; readonly visit: number } | null
  readonly limit: number
  readonly range?: Pick<VisitRange, 'from' | 'to' | 'version'>
  /** Only those that recorded this reason. */
  readonly reason?: string | null
}

/** Decisions of a node with one outcome, the newest first. */
export async function loadVisitsByOutcome(question: Question, { journeyId, nodeId, outcome, before, limit, range, reason = null }: OutcomePage): Promise<NodeVisit[]> {
  const within = rangeOf({ journeyId, from: null, to: null, version: null, ...range })
  const because = reason === null ? '' : ` AND JSONExtractString(v.inputs, 'reason') = {reason:String}`
  const older = before === null ? '' : ` AND (v.at, v.run_id, v.visit) < ({at:DateTime64(3, 'UTC')}, {runId:UUID}, {visit:UInt32})`
  return loadVisits(question, {
    where: `${within.where} AND v.node_id = {nodeId:String} AND (v.outcome = {outcome:String} OR v.port = {outcome:String})${because}${older}`,
    params: { ...within.params, nodeId, outcome, ...(reason === null ? {} : { reason }), ...(before === null ? {} : { at: clickhouseInstant(before.at), runId: before.runId, visit: before.visit }) },
    order: 'v.at DESC, v.run_id DESC, v.visit DESC', limit,
  })
}
