import type { Deps } from '../../deps.ts'
import { loadCustomers } from '../customers/index.ts'
import type { Customer } from '../customers/index.ts'
import { findPeople } from '../customers/index.ts'
import { existingJourney } from '../journeys/index.ts'
import { waitForExport } from '../outbox/index.ts'
import { listStandingRuns } from '../runs/index.ts'
import type { StandingRun } from '../runs/index.ts'
import { loadVisitsByOutcome } from './visits-repository.ts'
import type { OutcomePage } from './visits-repository.ts'
import type { NodeVisit } from './node-visit.ts'

const exportWaitMs = 1_500

export interface Standing { readonly run: StandingRun; readonly customer: Customer | undefined }

/** Who stands in a node now, by run; one more than the limit. Throws NOT_FOUND. */
export async function customersStanding(deps: Pick<Deps, 'db'>, workspaceId: string, page: Parameters<typeof listStandingRuns>[1]): Promise<Standing[]> {
  return deps.db.withWorkspace(workspaceId, async (tx) => {
    await existingJourney(tx, page.journeyId)
    const runs = await listStandingRuns(tx, page)
    const customers = await loadCustomers(tx, runs.map((run) => run.customerId))
    return runs.map((run) => ({ run, customer: customers.get(run.customerId) }))
  })
}

export interface Decided { readonly visit: NodeVisit; readonly customer: Customer | undefined }

/** Who got one outcome at a node, the newest first. A person who was merged into another is shown as that one. Throws NOT_FOUND, UNAVAILABLE. */
export async function customersByOutcome(deps: Deps, workspaceId: string, page: OutcomePage): Promise<Decided[]> {
  await deps.db.withWorkspace(workspaceId, (tx) => existingJourney(tx, page.journeyId))
  await waitForExport(deps, workspaceId, exportWaitMs)
  const visits = await loadVisitsByOutcome({ clickhouse: deps.clickhouse, workspaceId }, page)
  return deps.db.withWorkspace(workspaceId, async (tx) => {
    const people = await findPeople(tx, visits.map((visit) => visit.customerId))
    const customers = await loadCustomers(tx, [...people.values()].map((person) => person.customerId))
    return visits.map((visit) => ({ visit, customer: customers.get(people.get(visit.customerId)?.customerId ?? '') }))
  })
}
