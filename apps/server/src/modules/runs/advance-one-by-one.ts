import type { Deps } from '../../deps.ts'
import { loadWorkspace } from '../workspaces/index.ts'
import { advanceBatch } from './advance-batch.ts'
import type { BatchDone, BatchGiven } from './advance-batch.ts'
import { loadPlans } from './load-plans.ts'
import type { ClaimedRun } from './runs-repository.ts'
import { lockActiveRuns } from './runs-repository.ts'
import { parkedRun } from './stepped-run.ts'
import { writeSteps } from './write-steps.ts'

/**
 * Steps up to `limit` due runs in a transaction each. One whose transaction fails is parked with the fault, and a
 * decision says so; the rest go on.
 */
export async function advanceOneByOne(deps: Deps, workspaceId: string, given: Omit<BatchGiven, 'onClaimed'>): Promise<BatchDone> {
  let total: BatchDone = { isHeld: false, isUnsettled: false, hasChangedPeople: false, now: 0, claimed: 0, claimedLive: 0, advanced: 0, visits: 0, through: given.after, journeyIds: new Set(), failures: [] }
  while (total.claimed < given.limit) {
    const done = await advanceOne(deps, workspaceId, given)
    if (done.claimed === 0) break
    total = {
      isHeld: false, isUnsettled: false, hasChangedPeople: total.hasChangedPeople || done.hasChangedPeople, now: done.now, claimed: total.claimed + done.claimed, claimedLive: total.claimedLive + done.claimedLive, advanced: total.advanced + done.advanced, visits: total.visits + done.visits,
      through: { live: done.through.live ?? total.through.live, bulk: done.through.bulk ?? total.through.bulk },
      journeyIds: new Set([...total.journeyIds, ...done.journeyIds]), failures: [...total.failures, ...done.failures],
    }
  }
  return total
}

async function advanceOne(deps: Deps, workspaceId: string, given: Omit<BatchGiven, 'onClaimed'>): Promise<BatchDone> {
  let claimed: ClaimedRun | undefined
  try {
    return await deps.db.withWorkspace(workspaceId, (tx) => advanceBatch(deps, tx, { ...given, isFirst: false, limit: 1, onClaimed: ([run]) => { claimed = run } }))
  } catch (error) {
    if (claimed === undefined || isOutage(error)) throw error
    return parkOne(deps, workspaceId, { run: claimed, error })
  }
}

function parkOne(deps: Deps, workspaceId: string, { run, error }: { readonly run: ClaimedRun; readonly error: unknown }): Promise<BatchDone> {
  return deps.db.withWorkspace(workspaceId, async (tx) => {
    const { now } = await loadWorkspace(tx)
    const locked = await lockActiveRuns(tx, [run.id])
    const steps = locked.map((present) => parkedRun(present, { error, now }))
    const { visits, hasChangedPeople } = await writeSteps(deps, tx, { steps, plans: await loadPlans(deps.db, tx, locked), now })
    return { isHeld: false, isUnsettled: false, hasChangedPeople, now, claimed: 1, claimedLive: run.isBulk ? 0 : 1, advanced: steps.length, visits, through: { live: run.isBulk ? null : run.wakeAt, bulk: run.isBulk ? run.wakeAt : null }, journeyIds: new Set([run.journeyId]), failures: steps.map(({ run: { id } }) => ({ runId: id, error })) }
  })
}

// Classes of PostgreSQL errors that say nothing about the data: connection, transaction state, resources, intervention, system.
const outageClasses = new Set(['08', '25', '40', '53', '55', '57', '58'])

/** Whether the database or the machine failed, and not the work itself: then nobody is to blame and everything is tried again later. */
export function isOutage(error: unknown): boolean {
  if (!(error instanceof Error)) return false
  const code = 'code' in error && typeof error.code === 'string' ? error.code : null
  if (code !== null) return code.length === 5 ? outageClasses.has(code.slice(0, 2)) : /^(E[A-Z]+|ERR_[A-Z_]+)$/.test(code)
  return /connection|timeout|pool/i.test(error.message) && !('routine' in error)
}
