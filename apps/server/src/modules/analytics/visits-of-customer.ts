import type { Deps } from '../../deps.ts'
import { pendingVisits } from '../outbox/index.ts'
import { compareVisits, joinVisits, toNodeVisit } from './node-visit.ts'
import type { NodeVisit, NodeVisitRow } from './node-visit.ts'
import { loadVisitsOfCustomers, loadVisitsOfJourney } from './visits-repository.ts'

interface Asked {
  /** The customer, and those who were merged into them. */
  readonly customerIds: readonly string[]
  /** Epoch ms, inclusive; null: up to now. */
  readonly until: number | null
  readonly limit: number
}

/** Decisions about a customer in all journeys, the newest first, with those that have not reached ClickHouse yet. Throws UNAVAILABLE. */
export async function visitsOfCustomer(deps: Pick<Deps, 'db' | 'clickhouse'>, workspaceId: string, { customerIds, until, limit }: Asked): Promise<NodeVisit[]> {
  const pending = await waitingVisits(deps, workspaceId, (row) => customerIds.includes(row.customer_id))
  const stored = await loadVisitsOfCustomers({ clickhouse: deps.clickhouse, workspaceId }, { customerIds, until, limit })
  return joinVisits(pending.filter((visit) => until === null || visit.at <= until), stored).sort((a, b) => compareVisits(b, a)).slice(0, limit)
}

/** Decisions about a customer in one journey as they happened; beyond the limit the oldest are left out. Throws UNAVAILABLE. */
export async function visitsInJourney(
  deps: Pick<Deps, 'db' | 'clickhouse'>, workspaceId: string, { journeyId, customerIds, limit }: Omit<Asked, 'until'> & { readonly journeyId: string },
): Promise<NodeVisit[]> {
  const pending = await waitingVisits(deps, workspaceId, (row) => row.journey_id === journeyId && customerIds.includes(row.customer_id))
  const stored = await loadVisitsOfJourney({ clickhouse: deps.clickhouse, workspaceId }, { journeyId, customerIds, limit })
  return joinVisits(pending, stored).sort(compareVisits).slice(-limit)
}

/** Read before ClickHouse: a decision moves from the outbox to there, so it may be seen twice but never missed. */
async function waitingVisits(deps: Pick<Deps, 'db'>, workspaceId: string, matches: (row: NodeVisitRow) => boolean): Promise<NodeVisit[]> {
  const rows = await deps.db.withWorkspace(workspaceId, (tx) => pendingVisits(tx, (row) => matches(row as unknown as NodeVisitRow)))
  return rows.map((row) => toNodeVisit(row as unknown as NodeVisitRow))
}
