import type { Deps } from '../deps.ts'
import { takeInEvents } from '../modules/intake/index.ts'
import { deliverMessages } from '../modules/messages/index.ts'
import { exportOutbox } from '../modules/outbox/index.ts'
import { finishErasures } from '../modules/profiles/index.ts'
import { advanceRuns } from '../modules/runs/index.ts'
import { refreshDueSegments } from '../modules/segments/index.ts'
import type { QueueName } from '../queues/queue-contracts.ts'
import type { Queues } from '../queues/open-queues.ts'
import { startSweeper } from './sweeper.ts'

/** What one wake-up does; the number says how much was done (0 = nothing was due). */
const bodies: Record<QueueName, (deps: Deps, workspaceId: string) => Promise<number>> = {
  'event.intake': async (deps, workspaceId) => (await takeInEvents(deps, workspaceId)).taken,
  'run.advance': async (deps, workspaceId) => (await advanceRuns(deps, workspaceId)).advanced,
  'message.deliver': async (deps, workspaceId) => {
    const done = await deliverMessages(deps, workspaceId)
    return done.sent + done.skipped + done.failed
  },
  'outbox.export': async (deps, workspaceId) => {
    const { exported } = await exportOutbox(deps, workspaceId)
    // An erasure is over only when analytics has forgotten the person too, which waits for what was still on its way there.
    await finishErasures(deps, workspaceId)
    return exported
  },
  'segment.refresh': async (deps, workspaceId) => (await refreshDueSegments(deps, workspaceId)).refreshed,
}

export interface Workers { close(): Promise<void> }

export function startWorkers(deps: Deps, queues: Queues): Workers {
  queues.startWorkers((queue, workspaceId) => runBody(deps, queue, workspaceId), 8)
  // Through the queue, so that a process with free hands helps one that has more than it can do.
  const sweeper = startSweeper(deps, (queue, workspaceId) => { queues.offer(queue, workspaceId) })
  return { close: async () => { await sweeper.close() } }
}

async function runBody(deps: Deps, queue: QueueName, workspaceId: string): Promise<void> {
  const stop = deps.metrics.jobSeconds.startTimer({ queue })
  try {
    const done = await bodies[queue](deps, workspaceId)
    // More may be due than one turn took: go to the back of the queue, so that other workspaces get theirs.
    if (done > 0) deps.wake.wake(queue, workspaceId)
  } catch (error) {
    // The rows are untouched (one transaction per batch) and the sweeper wakes again: report and let go.
    deps.metrics.jobErrors.inc({ queue })
    deps.log.error({ err: error, queue, workspaceId }, 'Batch failed; the sweeper will try again')
  } finally {
    stop()
  }
}
