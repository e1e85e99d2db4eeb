import type { QueueName } from './queue-contracts.ts'

/** Work this process does itself, by queue and workspace. */
export interface HandOver {
  /**
   * Does it soon, if it has a free hand: true means that whatever was committed before this call will be seen. At most one turn per
   * queue and workspace is under way; a call that comes meanwhile makes it go round again.
   */
  take(queue: QueueName, workspaceId: string): boolean
  /** Does it whatever else is going on, and resolves when it is done or, where it is under way already, at once: for jobs of a queue. */
  run(queue: QueueName, workspaceId: string): Promise<void>
  /** Whether the work of this queue and workspace has been going on here for so long that others should help. */
  needsHelp(queue: QueueName, workspaceId: string): boolean
  /** Begins nothing more; resolves when all that is under way has ended. */
  close(): Promise<void>
}

interface Hands {
  /** Never throws. */
  readonly perform: (queue: QueueName, workspaceId: string) => Promise<void>
  /** Gives work up to the back of the queue. */
  readonly passOn: (queue: QueueName, workspaceId: string) => void
  /** Turns taken on by `take` at the same time, per queue. */
  readonly hands: number
}

interface Turn { isAgain: boolean; beganAt: number; done: Promise<void> }

/** How long a workspace may go round while others find no free hand. */
const longestTurnMs = 5_000
/** Whoever performs for this long without an end has more than it can do. */
const helpAfterMs = 1_000

export function createHandOver({ perform, passOn, hands }: Hands): HandOver {
  const turns = new Map<string, Turn>()
  const busyHands = new Map<QueueName, number>()
  let isClosed = false
  const busy = (queue: QueueName): number => busyHands.get(queue) ?? 0

  const goRound = async (turn: Turn, queue: QueueName, workspaceId: string): Promise<void> => {
    // Whoever hands over is in the middle of something, for instance of giving its connection back.
    await new Promise<void>((resolve) => { setImmediate(resolve) })
    const mayGoOn = untilLater(longestTurnMs)
    do {
      turn.isAgain = false
      turn.beganAt = performance.now()
      await perform(queue, workspaceId)
    } while (turn.isAgain && !isClosed && (mayGoOn() || busy(queue) < hands))
    // In the same breath as the look at isAgain: a call between the two would be lost.
    turns.delete(`${queue} ${workspaceId}`)
    if (turn.isAgain && !isClosed) passOn(queue, workspaceId)
  }
  const begin = (queue: QueueName, workspaceId: string): Promise<void> => {
    const turn: Turn = { isAgain: false, beganAt: performance.now(), done: Promise.resolve() }
    turns.set(`${queue} ${workspaceId}`, turn)
    turn.done = goRound(turn, queue, workspaceId)
    return turn.done
  }
  const join = (queue: QueueName, workspaceId: string): boolean => {
    const turn = turns.get(`${queue} ${workspaceId}`)
    if (turn) turn.isAgain = true
    return turn !== undefined
  }

  return {
    take(queue, workspaceId) {
      if (isClosed) return false
      if (join(queue, workspaceId)) return true
      if (busy(queue) >= hands) return false
      busyHands.set(queue, busy(queue) + 1)
      void begin(queue, workspaceId).then(() => { busyHands.set(queue, busy(queue) - 1) })
      return true
    },
    needsHelp(queue, workspaceId) {
      const turn = turns.get(`${queue} ${workspaceId}`)
      return turn !== undefined && performance.now() - turn.beganAt >= helpAfterMs
    },
    run: (queue, workspaceId) => isClosed || join(queue, workspaceId) ? Promise.resolve() : begin(queue, workspaceId),
    async close() {
      isClosed = true
      await Promise.all([...turns.values()].map((turn) => turn.done))
    },
  }
}

function untilLater(ms: number): () => boolean {
  const startedAt = performance.now()
  return () => performance.now() - startedAt < ms
}
