import type { Deps } from '../../deps.ts'
import type { Tx } from '../../db/postgres.ts'
import { insertCalls, withKeys } from './events-append-repository.ts'
import type { IncomingCall } from './incoming-call.ts'
import { groupCommitOf } from './group-commit.ts'

type AppendDeps = Pick<Deps, 'db' | 'wake' | 'metrics'>

export interface AppendResult { readonly accepted: number; readonly duplicates: number }

/**
 * Stores calls for good: resolves after the commit. Requests of a workspace that arrive at the same time share one
 * transaction. Throws TOO_MANY_REQUESTS, with nothing stored, when more waits than can be stored soon.
 */
export async function appendEvents(deps: AppendDeps, workspaceId: string, calls: readonly IncomingCall[]): Promise<AppendResult> {
  if (calls.length === 0) return { accepted: 0, duplicates: 0 }
  const accepted = await groupCommitOf(deps).append(workspaceId, withKeys(calls))
  return { accepted, duplicates: calls.length - accepted }
}

/** The same inside a transaction of the caller: the events exist when and only when that commits. */
export async function appendEventsIn(deps: Pick<Deps, 'wake' | 'metrics'>, tx: Tx, calls: readonly IncomingCall[]): Promise<AppendResult> {
  const { accepted } = await insertCalls(tx, withKeys(calls))
  const source = calls[0]?.source
  if (accepted > 0 && source !== undefined) {
    tx.afterCommit(() => {
      deps.metrics.eventsAccepted.inc({ source }, accepted)
      deps.wake.wake('event.intake', tx.workspaceId)
    })
  }
  return { accepted, duplicates: calls.length - accepted }
}
