import type { QueueName } from './queue-contracts.ts'

/** Tells the workers that a workspace has work. Call it after the commit that made the work; never awaited on a hot path. */
export interface Wake {
  wake(queue: QueueName, workspaceId: string): void
  /** Wakes at an instant (epoch ms of the machine's clock), in this process; the sweeper covers every other case. */
  wakeAt(queue: QueueName, workspaceId: string, at: number): void
}

const coalesceMs = 15
/** Timers further away than this are left to the sweeper. */
const horizonMs = 60_000

export interface CoalescingWake extends Wake { close(): void }

interface WakeTo {
  /** Somebody in this process does it: nothing needs to go through a queue, which takes six statements and two hops. */
  readonly take: (queue: QueueName, workspaceId: string) => boolean
  /** Puts a job into the queue, for whichever process is free. */
  readonly add: (queue: QueueName, workspaceId: string) => void
}

/**
 * Wakes this process where it has a free hand. Otherwise at most one job per queue and workspace every few milliseconds: the first
 * wake-up goes out at once, those that follow closely share one job after it. A wake-up is never dropped, only joined with a later one.
 */
export function createWake({ take, add }: WakeTo): CoalescingWake {
  const lastAdded = new Map<string, number>()
  const pending = new Map<string, NodeJS.Timeout>()
  const timers = new Map<string, { at: number; timer: NodeJS.Timeout }>()

  const send = (key: string, queue: QueueName, workspaceId: string): void => {
    lastAdded.set(key, performance.now())
    add(queue, workspaceId)
  }

  const wake = (queue: QueueName, workspaceId: string): void => {
    FAILPOINT: void globalThis.failpoint?.('committed')
    if (take(queue, workspaceId)) return
    const key = `${queue} ${workspaceId}`
    if (pending.has(key)) return
    const since = performance.now() - (lastAdded.get(key) ?? -Infinity)
    if (since >= coalesceMs) {
      send(key, queue, workspaceId)
      return
    }
    pending.set(key, setTimeout(() => {
      pending.delete(key)
      send(key, queue, workspaceId)
    }, coalesceMs - since))
  }

  const wakeAt = (queue: QueueName, workspaceId: string, at: number): void => {
    const key = `${queue} ${workspaceId}`
    const delay = at - Date.now()
    if (delay > horizonMs) return
    const present = timers.get(key)
    if (present) {
      if (present.at <= at) return
      clearTimeout(present.timer)
    }
    const timer = setTimeout(() => {
      timers.delete(key)
      wake(queue, workspaceId)
    }, Math.max(0, delay))
    timer.unref()
    timers.set(key, { at, timer })
  }

  return {
    wake,
    wakeAt,
    close() {
      for (const timer of pending.values()) clearTimeout(timer)
      for (const { timer } of timers.values()) clearTimeout(timer)
      pending.clear()
      timers.clear()
    },
  }
}
