import type { Deps } from '../../deps.ts'
import { AppError } from '../../errors/app-error.ts'
import { findPeople, loadCustomers } from '../customers/index.ts'
import type { Customer } from '../customers/index.ts'
import { existingJourney } from '../journeys/index.ts'
import { countTroubles, listTroubles, reasonInWords } from '../messages/index.ts'
import type { TroubleKind, TroubleOf } from '../messages/index.ts'
import { waitForExport } from '../outbox/index.ts'
import { countFailures, loadVisitsByOutcome } from './visits-repository.ts'

/** `run`: the run itself could not go on; the others are fates of a message. */
export type FailureKind = TroubleKind | 'run'

export interface FailureReason { readonly kind: FailureKind; readonly reason: string | null; readonly words: string; readonly count: number }

export interface Failure {
  readonly kind: FailureKind
  readonly reason: string | null
  readonly customerId: string | null
  readonly customer: Customer | undefined
  readonly runId: string | null
  readonly error: string | null
  readonly at: number
  /** What the next page goes on from. */
  readonly key: readonly [at: number, id: string, visit: number]
}

const exportWaitMs = 1_500

const runReasons: Readonly<Record<string, string>> = {
  internalError: 'Something went wrong on our side', tooManyVisits: 'The run went round in circles', unknownNode: 'The node is missing from the version the person entered',
}

export function failureInWords(kind: FailureKind, reason: string | null): string {
  if (kind !== 'run') return reasonInWords(kind, reason)
  return runReasons[reason ?? ''] ?? `The run could not go on${reason === null || reason === '' ? '' : ` (${reason})`}`
}

/** Why people came to grief at a node, most frequent first; `isComplete` false while ClickHouse cannot say whose run failed. Throws NOT_FOUND. */
export async function failureReasons(deps: Deps, workspaceId: string, of: TroubleOf): Promise<{ readonly reasons: FailureReason[]; readonly isComplete: boolean }> {
  const troubles = await deps.db.withWorkspace(workspaceId, async (tx) => {
    await existingJourney(tx, of.journeyId)
    return countTroubles(tx, of)
  })
  const runs = await failedRuns(deps, workspaceId, of)
  const counted = [...troubles, ...(runs ?? []).map(({ reason, count }) => ({ kind: 'run' as const, reason: reason === '' ? null : reason, count }))]
  return { reasons: counted.map((each) => ({ ...each, words: failureInWords(each.kind, each.reason) })).sort((a, b) => b.count - a.count), isComplete: runs !== null }
}

async function failedRuns(deps: Deps, workspaceId: string, of: TroubleOf): Promise<{ reason: string; count: number }[] | null> {
  await waitForExport(deps, workspaceId, exportWaitMs)
  try {
    return await countFailures({ clickhouse: deps.clickhouse, workspaceId }, of)
  } catch (error) {
    if (error instanceof AppError && error.code === 'UNAVAILABLE') return null
    throw error
  }
}

interface Page { readonly kind: FailureKind | null; readonly reason: string | null; readonly before: Failure['key'] | null; readonly limit: number }

/** Whom it was, the newest first; one more than the limit. `kind` null: every message that did not arrive. */
export async function listFailures(deps: Deps, workspaceId: string, { of, page }: { readonly of: TroubleOf; readonly page: Page }): Promise<Failure[]> {
  return page.kind === 'run' ? runFailures(deps, workspaceId, { of, page }) : messageFailures(deps, workspaceId, { of, page: { ...page, kind: page.kind } })
}

async function messageFailures(deps: Deps, workspaceId: string, { of, page }: { readonly of: TroubleOf; readonly page: Page & { readonly kind: TroubleKind | null } }): Promise<Failure[]> {
  return deps.db.withWorkspace(workspaceId, async (tx) => {
    const { kind, reason, before, limit } = page
    const rows = await listTroubles(tx, of, { only: kind === null ? undefined : { kind, reason }, before: before === null ? null : { at: before[0], id: before[1] }, limit })
    const customers = await loadCustomers(tx, rows.flatMap(({ customerId }) => customerId ?? []))
    return rows.map((row) => ({ ...row, customer: customers.get(row.customerId ?? ''), key: [row.at, row.id, 0] as const }))
  })
}

async function runFailures(deps: Deps, workspaceId: string, { of: { journeyId, nodeId, ...range }, page }: { readonly of: TroubleOf; readonly page: Page }): Promise<Failure[]> {
  const { reason, before, limit } = page
  const visits = await loadVisitsByOutcome({ clickhouse: deps.clickhouse, workspaceId }, {
    journeyId, nodeId, outcome: 'failed', range, reason, limit: limit + 1, before: before === null ? null : { at: before[0], runId: before[1], visit: before[2] },
  })
  return deps.db.withWorkspace(workspaceId, async (tx) => {
    const people = await findPeople(tx, visits.map((visit) => visit.customerId))
    const customers = await loadCustomers(tx, [...people.values()].map((person) => person.customerId))
    return visits.map(({ customerId, runId, visit, at, inputs }) => {
      const present = people.get(customerId)?.customerId ?? customerId
      const text = (name: string): string | null => (typeof inputs[name] === 'string' ? inputs[name] : null)
      return { kind: 'run' as const, reason: text('reason'), customerId: present, customer: customers.get(present), runId, error: text('message'), at, key: [at, runId ?? '', visit] as const }
    })
  })
}
