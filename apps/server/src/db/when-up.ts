import { setTimeout as sleep } from 'node:timers/promises'
import type { BaseLogger } from 'pino'

const cannotConnectNow = '57P03'
/** Recovery after a crash reads what was written since the last checkpoint: minutes at most. */
const patience = { everyMs: 500, longestMs: 300_000 }

/**
 * Connects to a database that may just be starting, recovering from a crash or ending before it starts again, which answers
 * "the database system is starting up". Anything else that is wrong with it is thrown at once, that after five minutes.
 */
export async function whenUp<T>(connect: () => Promise<T>, log: BaseLogger, { everyMs, longestMs } = patience): Promise<T> {
  const until = performance.now() + longestMs
  for (let hasSaid = false; ; hasSaid = true) {
    try {
      return await connect()
    } catch (error) {
      if ((error as { code?: unknown } | null)?.code !== cannotConnectNow || performance.now() >= until) throw error
      if (!hasSaid) log.warn('PostgreSQL is starting up or recovering: waiting until it takes connections')
      await sleep(everyMs)
    }
  }
}
