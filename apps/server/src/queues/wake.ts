import type { QueueName } from './queue-contracts.ts'

/** Tells the workers that a workspace has work. Call it after the commit that made the work; never awaited on a hot path. */
export interface Wake {
  wake(queue: QueueName, workspaceId: string): void
  /** Wakes the advance of a workspace at an instant, in this process; the sweeper covers every other case. */
  wakeAt(queue: QueueName, workspaceId: string, at: number): void
}
