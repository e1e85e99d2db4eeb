import type { Deps } from '../../deps.ts'
import type { Tx } from '../../db/postgres.ts'
import { loadWorkspace } from '../workspaces/index.ts'
import { checkCopies } from './check-copies.ts'
import { checkRecord } from './check-record.ts'
import { invariantChecks } from './invariant-checks.ts'
import type { InvariantCheck } from './invariant-checks.ts'
import type { Violation } from './violation.ts'

const shown = 5

/** Asserts the promises of the engine on the rows of a workspace. Empty: all are kept. Reads only; may run at any time. */
export async function checkInvariants(deps: Deps, workspaceId: string): Promise<Violation[]> {
  return [...await checkRows(deps, workspaceId), ...await checkRecord(deps, workspaceId), ...await checkCopies(deps, workspaceId)]
}

/** The part that asks PostgreSQL only, and waits for nothing. */
export async function checkRows(deps: Pick<Deps, 'db'>, workspaceId: string): Promise<Violation[]> {
  const found: Violation[] = []
  for (const check of invariantChecks) {
    const violation = await deps.db.withWorkspace(workspaceId, (tx) => runCheck(tx, check))
    if (violation !== null) found.push(violation)
  }
  return found
}

async function runCheck(tx: Tx, { id, promise, sql }: InvariantCheck): Promise<Violation | null> {
  const { now } = await loadWorkspace(tx)
  const usesNow = sql.includes('$1')
  const rows = await tx.query<{ subject: string; count: number }>(`SELECT subject, count(*) OVER () AS count FROM (${sql}) breach LIMIT ${shown}`, usesNow ? [new Date(now).toISOString()] : [])
  const count = rows[0]?.count ?? 0
  return count === 0 ? null : { id, promise, count, examples: rows.map((row) => row.subject) }
}
