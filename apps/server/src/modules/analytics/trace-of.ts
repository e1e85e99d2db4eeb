import type { Deps } from '../../deps.ts'
import type { Customer } from '../customers/index.ts'
import { existingJourney } from '../journeys/index.ts'
import { listRunsOfCustomer } from '../runs/index.ts'
import type { RunOfJourney } from '../runs/index.ts'
import { loadWorkspace } from '../workspaces/index.ts'
import { explainAbsence } from './explain-absence.ts'
import type { Absence } from './explain-absence.ts'
import { findCustomer } from './find-customer.ts'
import type { NodeVisit } from './node-visit.ts'
import { visitsInJourney } from './visits-of-customer.ts'

export interface Trace {
  readonly customer: Customer
  readonly runs: readonly RunOfJourney[]
  /** As they happened; the newest 5,000. */
  readonly decisions: readonly NodeVisit[]
  /** Null when they entered at least once. */
  readonly neverEntered: readonly Absence[] | null
}

const mostDecisions = 5_000

interface Asked { readonly journeyId: string; /** `cus_...` or the client's userId. */ readonly customer: string }

/** Every decision of a journey about one customer, with its inputs, up to this moment; or why they never entered. Throws NOT_FOUND, UNAVAILABLE. */
export async function traceOf(deps: Deps, workspaceId: string, { journeyId, customer: idOrUserId }: Asked): Promise<Trace> {
  const { customer, ids } = await deps.db.withWorkspace(workspaceId, async (tx) => {
    await existingJourney(tx, journeyId)
    return findCustomer(tx, idOrUserId)
  })
  const decisions = await visitsInJourney(deps, workspaceId, { journeyId, customerIds: ids, limit: mostDecisions })
  return deps.db.withWorkspace(workspaceId, async (tx) => {
    const journey = await existingJourney(tx, journeyId)
    const runs = await listRunsOfCustomer(tx, { journeyId, customerId: customer.id })
    const { now } = await loadWorkspace(tx)
    return { customer, runs, decisions, neverEntered: runs.length > 0 ? null : await explainAbsence(tx, { journey, customer, decisions, now }) }
  })
}
