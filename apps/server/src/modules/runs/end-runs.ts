import type { Deps } from '../../deps.ts'
import type { Tx } from '../../db/postgres.ts'
import { cancelMessagesOfRuns } from '../messages/index.ts'
import { loadPlans } from './load-plans.ts'
import { deleteInputsOfRuns } from './run-inputs-repository.ts'
import { endRun } from './stepped-run.ts'
import type { StoredRun } from './stored-run.ts'
import { writeSteps } from './write-steps.ts'

/** Ends active runs that this transaction has locked: their messages that have not gone out are cancelled, and the reason is recorded. */
export async function endRuns(deps: Deps, tx: Tx, given: { readonly runs: readonly StoredRun[]; readonly reason: string; readonly now: number }): Promise<void> {
  const { runs, reason, now } = given
  if (runs.length === 0) return
  const plans = await loadPlans(deps.db, tx, runs)
  const steps = runs.map((run) => endRun(run, { plan: plans.of(run)?.plan ?? null, reason, now }))
  await writeSteps(deps, tx, { steps, plans, now })
  const ids = runs.map((run) => run.id)
  await deleteInputsOfRuns(tx, ids)
  await cancelMessagesOfRuns(tx, ids)
}
