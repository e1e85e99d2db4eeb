import { setTimeout as sleep } from 'node:timers/promises'
import type { Deps } from '../deps.ts'
import { enterByCalendar } from '../modules/calendar/index.ts'
import { decideDueExperiments } from '../modules/experiments/index.ts'
import { takeInEvents } from '../modules/intake/index.ts'
import { dispatchMessages } from '../modules/messages/index.ts'
import { exportOutbox } from '../modules/outbox/index.ts'
import { finishErasures } from '../modules/profiles/index.ts'
import { advanceRuns } from '../modules/runs/index.ts'
import { refreshDueSegments } from '../modules/segments/index.ts'
import type { QueueName } from '../queues/queue-contracts.ts'
import type { Queues } from '../queues/open-queues.ts'
import { startSweeper } from './sweeper.ts'

/** What one wake-up does; true when more may be due than one turn took. */
const bodies: Record<QueueName, (deps: Deps, workspaceId: string) => Promise<boolean>> = {
  'event.intake': async (deps, workspaceId) => (await takeInEvents(deps, workspaceId)).isMore,
  'run.advance': async (deps, workspaceId) => (await advanceRuns(deps, workspaceId)).isMore,
  'message.deliver': async (deps, workspaceId) => (await dispatchMessages(deps, workspaceId)).isMore,
  'outbox.export': async (deps, workspaceId) => {
    await exportOutbox(deps, workspaceId)
    // An erasure is over only when analytics has forgotten the person too, which waits for what was still on its way there.
    await finishErasures(deps, workspaceId)
    return false
  },
  'experiment.decide': async (deps, workspaceId) => (await decideDueExperiments(deps, workspaceId)).looked > 0,
  'calendar.enter': async (deps, workspaceId) => (await enterByCalendar(deps, workspaceId)).isMore,
  'segment.refresh': async (deps, workspaceId) => (await refreshDueSegments(deps, workspaceId)).refreshed > 0,
}

/**
 * Shortest time between two turns for a workspace. Every export costs ClickHouse a part to write and to merge, whatever its size;
 * who asks for numbers waits for the export or reads what is on its way.
 */
const shortestTurnMs: Partial<Record<QueueName, number>> = { 'outbox.export': 1_000 }

export interface Workers { close(): Promise<void> }

export function startWorkers(deps: Deps, queues: Queues): Workers {
  queues.startWorkers(async (queue, workspaceId) => {
    const startedAt = performance.now()
    await runBody(deps, queue, workspaceId)
    const restMs = (shortestTurnMs[queue] ?? 0) - (performance.now() - startedAt)
    if (restMs > 0) await sleep(restMs)
  }, 8)
  const sweeper = startSweeper(deps, (queue, workspaceId) => { queues.found(queue, workspaceId) })
  return { close: async () => { await sweeper.close() } }
}

async function runBody(deps: Deps, queue: QueueName, workspaceId: string): Promise<void> {
  const stop = deps.metrics.jobSeconds.startTimer({ queue })
  try {
    if (await bodies[queue](deps, workspaceId)) deps.wake.wake(queue, workspaceId)
  } catch (error) {
    // The rows are untouched (one transaction per batch) and the sweeper wakes again: report and let go.
    deps.metrics.jobErrors.inc({ queue })
    deps.log.error({ err: error, queue, workspaceId }, 'Batch failed; the sweeper will try again')
  } finally {
    stop()
  }
}
