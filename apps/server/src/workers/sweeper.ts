import type { Deps } from '../deps.ts'
import { queueNames } from '../queues/queue-contracts.ts'
import type { QueueName } from '../queues/queue-contracts.ts'

const everyMs = 1_000

/**
 * Derives every wake-up again from the rows, once a second: what a crash, a lost job or a timer further away than this
 * process remembers would have left lying. This is what makes queues disposable.
 */
export function startSweeper(deps: Pick<Deps, 'db' | 'log'>, found: (queue: QueueName, workspaceId: string) => void): { close(): Promise<void> } {
  let closed = false
  let timer: NodeJS.Timeout | undefined
  let running: Promise<void> = Promise.resolve()

  const sweep = async (): Promise<void> => {
    try {
      const due = await deps.db.global<{ workspace_id: string; kind: string }>(`SELECT workspace_id, kind FROM find_due_work() UNION ALL SELECT workspace_id, 'experiment.decide' FROM find_due_experiments()
        UNION ALL SELECT workspace_id, 'calendar.enter' FROM find_due_calendar()`)
      for (const row of due) {
        if (isQueueName(row.kind)) found(row.kind, row.workspace_id)
      }
    } catch (error) {
      deps.log.warn({ err: error }, 'Sweep failed')
    }
    if (!closed) timer = setTimeout(() => { running = sweep() }, everyMs)
  }
  running = sweep()

  return {
    async close() {
      closed = true
      clearTimeout(timer)
      await running
    },
  }
}

const isQueueName = (text: string): text is QueueName => (queueNames as readonly string[]).includes(text)
