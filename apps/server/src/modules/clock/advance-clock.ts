import type { Deps } from '../../deps.ts'
import { AppError } from '../../errors/app-error.ts'
import { loadWorkspace } from '../workspaces/index.ts'
import type { Workspace } from '../workspaces/index.ts'
import { countSentMessages, holdClock, moveHeldClock, releaseClock } from './clock-repository.ts'
import type { ClockHold } from './clock-repository.ts'
import { runUntilQuiet } from './run-until-quiet.ts'

export interface ClockAdvance {
  /** Where the clock stands now, epoch milliseconds. */
  readonly now: number
  readonly stepsRun: number
  readonly messagesSent: number
}

export interface AdvanceGiven {
  /** Where the clock is to go, from where it stands. */
  readonly target: (now: number, workspace: Workspace) => number
  /** Longest this may take in real time; default two minutes. */
  readonly limitMs?: number
}

const defaultLimitMs = 120_000

/**
 * Moves the clock of a sandbox from one due instant to the next up to the target. At each the clock stands still until everything
 * that falls due there has run, so that the order and the times are those of a slow real day. Throws CLOCK_NOT_MOVABLE outside a
 * sandbox, CONFLICT while somebody else moves it, UNAVAILABLE when it takes too long (it then stands where it got to).
 */
export async function advanceClock(deps: Deps, workspaceId: string, given: AdvanceGiven): Promise<ClockAdvance> {
  const until = performance.now() + (given.limitMs ?? defaultLimitMs)
  const { workspace, hold, sentBefore } = await begin(deps, workspaceId)
  const journey = { deps, workspaceId, until, hold, stepsRun: 0 }
  try {
    const target = given.target(hold.at, workspace)
    await travel(journey, target)
    const sentAfter = await deps.db.withWorkspace(workspaceId, countSentMessages)
    return { now: journey.hold.at, stepsRun: journey.stepsRun, messagesSent: sentAfter - sentBefore }
  } finally {
    await deps.db.withWorkspace(workspaceId, (tx) => releaseClock(tx, journey.hold))
    // Workers kept their hands off meanwhile.
    deps.wake.wake('run.advance', workspaceId)
    deps.wake.wake('calendar.enter', workspaceId)
  }
}

export interface ClockWalk {
  /** In order, none before where the clock stands. */
  readonly stops: readonly number[]
  /** Makes things happen at a stop, by the clock that stands there; they are done before time goes on. Throwing ends the walk. */
  at(stop: number): Promise<void>
}

/**
 * Takes the clock of a sandbox through stops, and runs everything that falls due on the way and because of what happens there. Nobody
 * else moves it meanwhile. However it ends, time goes on from where it got to.
 */
export async function walkClock(deps: Deps, workspaceId: string, { stops, at }: ClockWalk): Promise<void> {
  const { hold } = await begin(deps, workspaceId)
  const journey: Travel = { deps, workspaceId, until: Number.POSITIVE_INFINITY, hold, stepsRun: 0 }
  try {
    for (const stop of stops) {
      await travel(journey, stop)
      await at(stop)
    }
    await travel(journey, journey.hold.at)
  } finally {
    await deps.db.withWorkspace(workspaceId, (tx) => releaseClock(tx, journey.hold))
  }
}

function begin(deps: Deps, workspaceId: string): Promise<{ workspace: Workspace; hold: ClockHold; sentBefore: number }> {
  return deps.db.withWorkspace(workspaceId, async (tx) => {
    const { workspace } = await loadWorkspace(tx)
    if (!workspace.isSandbox) throw new AppError('CLOCK_NOT_MOVABLE')
    const sentBefore = await countSentMessages(tx)
    const hold = await holdClock(tx)
    if (hold === null) throw new AppError('CONFLICT', 'The clock of this workspace is being moved already. Wait until that is done.', { retryAfter: 1 })
    return { workspace, hold, sentBefore }
  })
}

interface Travel {
  readonly deps: Deps
  readonly workspaceId: string
  readonly until: number
  hold: ClockHold
  stepsRun: number
}

async function travel(journey: Travel, target: number): Promise<void> {
  const { deps, workspaceId, until } = journey
  for (;;) {
    const quiet = await runUntilQuiet(deps, workspaceId, { now: journey.hold.at, until, beat: () => moveTo(journey, journey.hold.at) })
    journey.stepsRun += quiet.stepsRun
    if (quiet.isQuiet && (quiet.nextAt === null || quiet.nextAt > target)) break
    if (!quiet.isQuiet || performance.now() >= until) throw tooLong(journey, target)
    await moveTo(journey, quiet.nextAt ?? target)
  }
  await moveTo(journey, target)
}

async function moveTo(journey: Travel, instant: number): Promise<void> {
  const moved = await journey.deps.db.withWorkspace(journey.workspaceId, (tx) => moveHeldClock(tx, journey.hold, instant))
  if (moved === null) throw new AppError('CONFLICT', 'Something else has moved the clock of this workspace meanwhile.')
  journey.hold = moved
}

function tooLong({ hold, stepsRun }: Travel, target: number): AppError {
  const [reached, wanted] = [hold.at, target].map((at) => new Date(at).toISOString())
  return new AppError('UNAVAILABLE', `There is more to run than fits into one call: the clock stands at ${reached} after ${stepsRun} steps. Send {"to":"${wanted}"} to go on.`, {
    data: { now: reached, stepsRun }, retryAfter: 1,
  })
}
