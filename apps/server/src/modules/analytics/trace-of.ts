import { parseDocument } from '@sendero/flow-engine/document'
import type { Deps } from '../../deps.ts'
import type { Tx } from '../../db/postgres.ts'
import type { Customer } from '../customers/index.ts'
import { existingJourney, loadJourneyVersion } from '../journeys/index.ts'
import { listRunsOfCustomer } from '../runs/index.ts'
import type { RunOfJourney } from '../runs/index.ts'
import { loadWorkspace } from '../workspaces/index.ts'
import { messagesOfRuns } from '../messages/index.ts'
import type { RunMessageFate } from '../messages/index.ts'
import { explainAbsence } from './explain-absence.ts'
import type { Absence } from './explain-absence.ts'
import { explainUnreached } from './explain-unreached.ts'
import type { Unreached } from './explain-unreached.ts'
import { findCustomer } from './find-customer.ts'
import type { NodeVisit } from './node-visit.ts'
import { visitsInJourney } from './visits-of-customer.ts'

export interface Trace {
  readonly customer: Customer
  readonly runs: readonly RunOfJourney[]
  /** As they happened; the newest 5,000. */
  readonly decisions: readonly NodeVisit[]
  /** What became of the messages these decisions asked for. */
  readonly messages: readonly RunMessageFate[]
  /** For a step that was asked about: why each run that did not come there did not. */
  readonly unreached: readonly Unreached[]
  /** Null when they entered at least once. */
  readonly neverEntered: readonly Absence[] | null
}

const mostDecisions = 5_000

interface Asked {
  readonly journeyId: string
  /** `cus_...` or the client's userId. */
  readonly customer: string
  /** A step to explain; null: none. */
  readonly nodeId: string | null
}

/** Every decision of a journey about one customer, with its inputs, up to this moment; or why they never entered. Throws NOT_FOUND, UNAVAILABLE. */
export async function traceOf(deps: Deps, workspaceId: string, { journeyId, customer: idOrUserId, nodeId }: Asked): Promise<Trace> {
  const { customer, ids } = await deps.db.withWorkspace(workspaceId, async (tx) => {
    await existingJourney(tx, journeyId)
    return findCustomer(tx, idOrUserId)
  })
  const decisions = await visitsInJourney(deps, workspaceId, { journeyId, customerIds: ids, limit: mostDecisions })
  return deps.db.withWorkspace(workspaceId, async (tx) => {
    const journey = await existingJourney(tx, journeyId)
    const runs = await listRunsOfCustomer(tx, { journeyId, customerId: customer.id })
    const { now } = await loadWorkspace(tx)
    const messages = await messagesOfRuns(tx, runs.map(({ id }) => id), mostDecisions)
    const unreached = nodeId === null ? [] : await explainAll(tx, { journeyId, runs, decisions, nodeId })
    return { customer, runs, decisions, messages, unreached, neverEntered: runs.length > 0 ? null : await explainAbsence(tx, { journey, customer, decisions, now }) }
  })
}

/** Each run on the version it entered. */
async function explainAll(tx: Tx, { journeyId, runs, decisions, nodeId }: { readonly journeyId: string; readonly runs: readonly RunOfJourney[]; readonly decisions: readonly NodeVisit[]; readonly nodeId: string }): Promise<Unreached[]> {
  const documents = new Map<number, Parameters<typeof explainUnreached>[0]['document']>()
  for (const version of new Set(runs.map((run) => run.version))) {
    const stored = await loadJourneyVersion(tx, journeyId, version)
    const parsed = stored === null ? null : parseDocument(stored.document)
    if (parsed?.ok === true) documents.set(version, parsed.document)
  }
  return runs.flatMap(({ id, version }) => {
    const document = documents.get(version)
    return document === undefined ? [] : explainUnreached({ document, runId: id, decisions: decisions.filter(({ runId }) => runId === id), nodeId }) ?? []
  })
}
