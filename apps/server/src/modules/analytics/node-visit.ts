import type { JsonObject } from '@sendero/flow-engine'

/** One recorded decision about one person at one node. */
export interface NodeVisit {
  readonly journeyId: string
  readonly version: number
  /** `entry` for the decision about letting somebody in. */
  readonly nodeId: string
  /** Null when somebody was not let in: there is no run. */
  readonly runId: string | null
  readonly customerId: string
  readonly visit: number
  /** Epoch milliseconds, workspace time. */
  readonly at: number
  readonly entered: boolean
  readonly left: boolean
  readonly port: string | null
  readonly edgeId: string | null
  readonly isGoal: boolean
  readonly outcome: string
  readonly inputs: JsonObject
}

const noRun = '00000000-0000-0000-0000-000000000000'

/** Columns of the ClickHouse table, and of a line in the outbox. */
export interface NodeVisitRow {
  readonly journey_id: string
  readonly version: number
  readonly node_id: string
  readonly run_id: string
  readonly customer_id: string
  readonly visit: number
  readonly at: string
  readonly entered: number
  readonly left: number
  readonly port: string
  readonly edge_id: string
  readonly is_goal: number
  readonly outcome: string
  readonly inputs: string
}

export function toNodeVisit(row: NodeVisitRow): NodeVisit {
  return {
    journeyId: row.journey_id, version: row.version, nodeId: row.node_id, runId: row.run_id === noRun ? null : row.run_id, customerId: row.customer_id, visit: row.visit,
    at: Date.parse(/[TZ]/.test(row.at) ? row.at : `${row.at.replace(' ', 'T')}Z`), entered: row.entered === 1, left: row.left === 1,
    port: row.port === '' ? null : row.port, edgeId: row.edge_id === '' ? null : row.edge_id, isGoal: row.is_goal === 1,
    outcome: row.outcome, inputs: JSON.parse(row.inputs) as JsonObject,
  }
}

/** Joins what waits in the outbox with what ClickHouse has; a decision that is in both counts once. */
export function joinVisits(...lists: readonly (readonly NodeVisit[])[]): NodeVisit[] {
  return [...new Map(lists.flat().map((visit) => [JSON.stringify(visit), visit])).values()]
}

/** As it happened: by time, runs apart, and within one instant by visit, entering before leaving. */
export function compareVisits(a: NodeVisit, b: NodeVisit): number {
  return a.at - b.at || compareText(a.runId ?? '', b.runId ?? '') || a.visit - b.visit || rank(a) - rank(b)
}

const rank = (visit: NodeVisit): number => (visit.entered ? 0 : visit.left ? 2 : 1)
const compareText = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0)
