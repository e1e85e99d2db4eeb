import { parseDuration } from '../model/duration.ts'
import { subtractDuration } from '../model/add-duration.ts'
import type { CustomerId } from '../model/ids.ts'
import { basisPoints } from '../model/percent.ts'
import { splitBucket } from '../model/split-bucket.ts'
import type { World } from './simulated-world.ts'

/** Longest chain of runs that lead to each other by the events they record: a longer one is a circle. */
const longestChain = 20

/** Whether the shell would let somebody in: the holdout of the entry, re-entry for their key, how many runs at a time. */
export function mayEnter(world: World, customerId: CustomerId, { key, depth }: { readonly key: string | null; readonly depth: number }): boolean {
  const { plan: { entry }, clock } = world
  const all = world.runsOf.get(customerId) ?? []
  const earlier = all.filter((run) => run.key === key)
  if (depth > longestChain || isHeldOut(world, customerId)) return false
  switch (entry.reentry) {
    case 'never': return earlier.length === 0
    case 'afterExit': return earlier.every((run) => run.state.status !== 'active')
    case 'afterTime': {
      const since = earlierBy(clock.now(), entry.reentryAfter ?? '')
      return earlier.every((run) => run.enteredAt <= since)
    }
    case 'always': return entry.atMost === undefined || all.filter((run) => run.state.status === 'active').length < entry.atMost
  }
}

function isHeldOut({ plan: { entry: { holdout } } }: World, customerId: CustomerId): boolean {
  return holdout !== undefined && splitBucket(holdout.salt, 'entry', customerId) < basisPoints(holdout.percent)
}

function earlierBy(now: number, text: string): number {
  const duration = parseDuration(text)
  if (duration === null) throw new Error(`A plan holds the invalid duration "${text}"`)
  return subtractDuration(now, duration, 'UTC')
}
