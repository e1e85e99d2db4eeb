import { setTimeout as sleep } from 'node:timers/promises'
import type { Deps } from '../../deps.ts'
import { enterByCalendar } from '../calendar/index.ts'
import { decideDueExperiments } from '../experiments/index.ts'
import { takeInEvents } from '../intake/index.ts'
import { deliverMessages } from '../messages/index.ts'
import { advanceRuns } from '../runs/index.ts'
import { refreshDueSegments } from '../segments/index.ts'
import { findDueWork } from './clock-repository.ts'

export interface Quiet {
  readonly stepsRun: number
  /** When anything falls due next; null when nothing ever will. */
  readonly nextAt: number | null
  /** False when `until` came first. */
  readonly isQuiet: boolean
}

/**
 * Does all that is due at this instant of the workspace, in the order things depend on each other, until nothing is: also what
 * other processes are in the middle of. `until` is by performance.now; `beat` is called between rounds.
 */
export async function runUntilQuiet(deps: Deps, workspaceId: string, given: { readonly now: number; readonly until: number; readonly beat: () => Promise<void> }): Promise<Quiet> {
  let stepsRun = 0
  for (;;) {
    const { taken } = await takeInEvents(deps, workspaceId)
    const { refreshed } = await refreshDueSegments(deps, workspaceId)
    const { steps } = await enterByCalendar(deps, workspaceId, { isClock: true })
    const { looked } = await decideDueExperiments(deps, workspaceId)
    const { advanced } = await advanceRuns(deps, workspaceId, { isClock: true })
    const { sent, skipped, failed } = await deliverMessages(deps, workspaceId)
    stepsRun += advanced
    const { isBusy, nextAt } = await deps.db.withWorkspace(workspaceId, (tx) => findDueWork(tx, given.now))
    if (!isBusy) return { stepsRun, nextAt, isQuiet: true }
    if (performance.now() >= given.until) return { stepsRun, nextAt, isQuiet: false }
    if (taken + refreshed + steps + looked + advanced + sent + skipped + failed === 0) await sleep(20)
    await given.beat()
  }
}
