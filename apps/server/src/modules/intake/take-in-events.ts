import type { Deps } from '../../deps.ts'
import { claimInbox, parkFirst, unparkEvents } from './inbox-repository.ts'
import { takeInBatch } from './take-in-batch.ts'

const mostPerBatch = 1000
const mostPerTurnMs = 5_000
/** More in one turn look like a fault of ours, not of the data: stop and leave the rest untouched. */
const mostParkedPerTurn = 20

/** When to look again after another process had the inbox: it may have read it before the events we were woken for. */
const lookAgainMs = 50

/**
 * Takes in what waits in the inbox, in order, batch by batch, until it is empty or five seconds have passed (`isMore`). Does nothing
 * while another process does it. An event that cannot be processed is found by halving the batch, parked in event_failures and
 * logged; everything else goes on. Failures of the database itself are thrown: nothing is parked for them.
 */
export async function takeInEvents(deps: Deps, workspaceId: string): Promise<{ taken: number; isMore: boolean }> {
  const started = performance.now()
  let taken = 0
  let parked = 0
  let size = mostPerBatch
  while (performance.now() - started < mostPerTurnMs) {
    try {
      const count = await takeIn(deps, workspaceId, size)
      if (count === null) deps.wake.wakeAt('event.intake', workspaceId, Date.now() + lookAgainMs)
      taken += count ?? 0
      // Whatever comes after the look of this batch wakes us again.
      if (count === null || count < size) return { taken, isMore: false }
      size = Math.min(mostPerBatch, size * 2)
    } catch (error) {
      if (!isAboutTheData(error)) throw error
      if (size > 1) {
        size = Math.ceil(size / 4)
        continue
      }
      if (parked === mostParkedPerTurn) throw error
      await park(deps, workspaceId, error)
      parked += 1
    }
  }
  return { taken, isMore: true }
}

async function takeIn(deps: Deps, workspaceId: string, size: number): Promise<number | null> {
  const count = await deps.db.withWorkspace(workspaceId, (tx) => takeInBatch(deps, tx, size))
  if (count !== null && count > 0) {
    deps.metrics.eventsTakenIn.inc(count)
    deps.live.publish({ kind: 'events', workspaceId })
  }
  return count
}

async function park(deps: Deps, workspaceId: string, error: unknown): Promise<void> {
  const text = error instanceof Error ? error.message : String(error)
  const seq = await deps.db.withWorkspace(workspaceId, async (tx) => await claimInbox(tx) ? parkFirst(tx, text.slice(0, 2000)) : null)
  if (seq !== null) deps.log.error({ err: error, workspaceId, seq }, 'An event cannot be processed and was parked')
}

/** Lost connections, full disks, locks and time-outs say nothing about the event in hand. */
function isAboutTheData(error: unknown): boolean {
  const code = error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : null
  if (code === null) return !(error instanceof Error && /connection|timeout/i.test(error.message))
  return !/^(08|25|40|53|55|57|58|E[A-Z]|XX)/.test(code)
}

/** Tries parked events once more. Returns how many were put back. */
export async function retryParkedEvents(deps: Deps, workspaceId: string, limit = 1000): Promise<{ retried: number }> {
  const retried = await deps.db.withWorkspace(workspaceId, (tx) => unparkEvents(tx, limit))
  if (retried > 0) deps.wake.wake('event.intake', workspaceId)
  return { retried }
}
