import type { Deps } from '../../deps.ts'
import type { Tx } from '../../db/postgres.ts'
import { loadWorkspace } from '../workspaces/index.ts'
import { moveOccurrence } from './move-occurrence.ts'
import type { Present } from './move-occurrence.ts'
import { claimCalendar, findDueOccurrence, findEnteringByZones, nextDueAt } from './occurrences-repository.ts'
import type { OccurrenceKey } from './occurrences-repository.ts'
import { settleMoves } from './settle-moves.ts'
import { acceptNewZones } from './zones-repository.ts'

/** Other work of the workspace has the processor in between. */
const turnMs = 1_000

type CalendarDeps = Pick<Deps, 'db' | 'wake' | 'live'>

export interface CalendarTurn {
  readonly entered: number
  /** Steps that did something, be it only to wait for the next moment. */
  readonly steps: number
  /** More is due than fitted into the turn. */
  readonly isMore: boolean
}

/**
 * Lets people into journeys whose time has come. Every step is a transaction that also notes how far it came: a step that is lost is
 * taken again, one that was taken is not. Occurrences take turns, so that nobody waits behind the hundred thousands of another journey;
 * one that fails holds up none of the others, and is reported at the end. `isClock`: the mover of a sandbox clock; nobody else enters
 * anybody while that is held.
 */
export async function enterByCalendar(deps: CalendarDeps, workspaceId: string, { isClock = false }: { readonly isClock?: boolean } = {}): Promise<CalendarTurn> {
  const until = performance.now() + turnMs
  const failures: Failure[] = []
  let [entered, steps] = [0, 0]
  let step: Step = noStep
  do {
    step = await stepOrFail(deps, workspaceId, { isClock, failures })
    entered += step.entered
    if (step.isTaken) steps += 1
  } while (step.isTaken && performance.now() < until)
  if (failures[0] !== undefined) throw failures[0].error
  return { entered, steps, isMore: step.isTaken }
}

interface Failure { readonly key: OccurrenceKey; readonly error: unknown }
interface Turn { readonly isClock: boolean; /** Of this turn: they are not tried again in it. */ readonly failures: Failure[] }
interface Step { readonly isTaken: boolean; readonly entered: number }
const noStep: Step = { isTaken: false, entered: 0 }

async function stepOrFail(deps: CalendarDeps, workspaceId: string, { isClock, failures }: Turn): Promise<Step> {
  let tried: OccurrenceKey | null = null
  const onFound = (key: OccurrenceKey): void => { tried = key }
  try {
    return await deps.db.withWorkspace(workspaceId, (tx) => takeStep(deps, tx, { isClock, without: failures.map(({ key }) => key), onFound }))
  } catch (error) {
    if (tried === null) throw error
    failures.push({ key: tried, error })
    return { isTaken: true, entered: 0 }
  }
}

interface StepGiven { readonly isClock: boolean; readonly without: readonly OccurrenceKey[]; readonly onFound: (key: OccurrenceKey) => void }

async function takeStep(deps: CalendarDeps, tx: Tx, { isClock, without, onFound }: StepGiven): Promise<Step> {
  const [isClaimed, present] = await Promise.all([claimCalendar(tx), loadWorkspace(tx)])
  if (!isClaimed || present.workspace.isClockHeld && !isClock) return noStep
  const { settled, entered } = await settleMoves(deps, tx, present)
  if (settled > 0) return { isTaken: true, entered }
  if (await acceptNewZones(tx)) return reckonAgain(deps, tx, present)
  const key = await findDueOccurrence(tx, { now: present.now, timeZone: present.workspace.timeZone, without })
  if (key === null) {
    const next = await nextDueAt(tx)
    if (next !== null) deps.wake.wakeAt('calendar.enter', tx.workspaceId, next - present.workspace.clockOffsetMs)
    return noStep
  }
  onFound(key)
  const people = await moveOccurrence(deps, tx, { ...present, key })
  if (people > 0) tx.afterCommit(() => { deps.live.publish({ kind: 'journey', workspaceId: tx.workspaceId, journeyId: key.journeyId }) })
  return { isTaken: true, entered: people }
}

/** The moment of a zone nobody was in before may come before the one that is waited for. */
async function reckonAgain(deps: Pick<Deps, 'db' | 'wake'>, tx: Tx, present: Present): Promise<Step> {
  let entered = 0
  for (const key of await findEnteringByZones(tx)) entered += await moveOccurrence(deps, tx, { ...present, key })
  return { isTaken: true, entered }
}
