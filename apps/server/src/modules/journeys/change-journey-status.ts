import type { Deps } from '../../deps.ts'
import type { Tx } from '../../db/postgres.ts'
import { AppError } from '../../errors/app-error.ts'
import { dropOccurrences, resumeOccurrences } from '../calendar/index.ts'
import { releaseHeldMessages, skipHeldMessages } from '../messages/index.ts'
import { settleJourneys } from '../runs/index.ts'
import type { JourneyStatus } from '../runs/index.ts'
import { loadWorkspace, recordAudit } from '../workspaces/index.ts'
import { existingJourney, existingJourneyLocked } from './existing-journey.ts'
import { changeStatus, closeEntry } from './journeys-repository.ts'
import type { Journey } from './journeys-repository.ts'
import { publishJourney } from './publish-journey.ts'

export interface StatusInput { readonly workspaceId: string; readonly journeyId: string; readonly by: string }

/** How long a request waits for the runs to follow; the workers do the rest. */
const followMs = 5_000

/**
 * `everybody`: nobody enters and nobody is moved on until it is resumed; people keep their places. `entry`: nobody enters, and those
 * in it go on.
 */
export function pauseJourney(deps: Deps, input: StatusInput, whom: 'everybody' | 'entry' = 'everybody'): Promise<Journey> {
  if (whom === 'entry') return deps.db.withWorkspace(input.workspaceId, (tx) => setEntry(deps, tx, { input, isClosed: true }))
  return changed(deps, input, { action: 'workflows.disable', from: ['live'], to: 'paused', refusal: (status) => `Only a live journey can be paused; this one is ${describe(status)}.` })
}

/** What becomes of those whose time came during a pause, and of the messages that were held back. */
export interface ResumePolicy {
  readonly overdue: 'goOn' | 'leave'
  readonly messages: 'send' | 'skip'
}

/** Publishes a draft that never was published; resumes a paused journey; opens a closed entry. */
export async function enableJourney(deps: Deps, input: StatusInput, policy: ResumePolicy = { overdue: 'goOn', messages: 'send' }): Promise<Journey> {
  const published = await deps.db.withWorkspace(input.workspaceId, async (tx) => {
    const journey = await existingJourneyLocked(tx, input.journeyId)
    if (journey.status === 'live' && journey.isEntryClosed) return setEntry(deps, tx, { input, isClosed: false })
    if (journey.status !== 'draft') return null
    await publishJourney(deps, tx, { journeyId: input.journeyId, backfill: 'none', note: '', by: input.by })
    return existingJourney(tx, input.journeyId)
  })
  return published ?? changed(deps, input, { action: 'workflows.enable', from: ['paused'], to: 'live', policy, refusal: () => 'A stopped journey cannot be resumed: publish it again.' })
}

/** Ends the journey for everybody in it; what has not been sent is not sent. */
export function stopJourney(deps: Deps, input: StatusInput): Promise<Journey> {
  return changed(deps, input, { action: 'workflows.stop', from: ['live', 'paused'], to: 'stopped', refusal: () => 'A journey that was never published cannot be stopped.' })
}

interface Transition {
  readonly action: string
  readonly from: readonly JourneyStatus[]
  readonly to: JourneyStatus
  readonly policy?: ResumePolicy
  readonly refusal: (status: JourneyStatus) => string
}

async function changed(deps: Deps, input: StatusInput, transition: Transition): Promise<Journey> {
  const { journey, isChanged } = await deps.db.withWorkspace(input.workspaceId, (tx) => transit(deps, tx, { input, transition }))
  // A first part at once, so that a small journey has followed when the answer comes.
  if (isChanged) await settleJourneys(deps, { workspaceId: input.workspaceId, until: performance.now() + followMs, journeyId: input.journeyId })
  return journey
}

async function transit(deps: Deps, tx: Tx, { input, transition }: { readonly input: StatusInput; readonly transition: Transition }): Promise<{ journey: Journey; isChanged: boolean }> {
  const journey = await existingJourneyLocked(tx, input.journeyId)
  if (journey.status === transition.to) return { journey, isChanged: false }
  if (!transition.from.includes(journey.status)) throw new AppError('WRONG_STATE', transition.refusal(journey.status), { data: { currentStatus: journey.status } })
  const after = await changeStatus(tx, input.journeyId, { status: transition.to, isSettling: transition.to !== 'paused', settleBy: transition.policy?.overdue ?? 'goOn' })
  if (transition.to === 'stopped') await dropOccurrences(tx, input.journeyId)
  if (transition.to === 'live') {
    await letMessagesGo(tx, input.journeyId, transition.policy?.messages ?? 'send')
    await resumeOccurrences(deps, tx, input.journeyId)
  }
  await recordAudit(tx, { actor: input.by, action: transition.action, target: input.journeyId, data: { from: journey.status, to: transition.to, ...transition.policy } })
  tx.afterCommit(() => {
    deps.wake.wake('run.advance', tx.workspaceId)
    deps.wake.wake('message.deliver', tx.workspaceId)
    deps.live.publish({ kind: 'journey', workspaceId: tx.workspaceId, journeyId: input.journeyId })
  })
  return { journey: after, isChanged: true }
}

async function letMessagesGo(tx: Tx, journeyId: string, how: ResumePolicy['messages']): Promise<void> {
  if (how === 'skip') await skipHeldMessages(tx, journeyId)
  else await releaseHeldMessages(tx, journeyId, (await loadWorkspace(tx)).now)
}

async function setEntry(deps: Deps, tx: Tx, { input, isClosed }: { readonly input: StatusInput; readonly isClosed: boolean }): Promise<Journey> {
  const journey = await existingJourneyLocked(tx, input.journeyId)
  if (journey.status !== 'live') throw new AppError('WRONG_STATE', `Only a live journey has an entry to close; this one is ${describe(journey.status)}.`, { data: { currentStatus: journey.status } })
  if (journey.isEntryClosed === isClosed) return journey
  if (!isClosed) await resumeOccurrences(deps, tx, input.journeyId)
  await recordAudit(tx, { actor: input.by, action: isClosed ? 'workflows.closeEntry' : 'workflows.openEntry', target: input.journeyId, data: {} })
  tx.afterCommit(() => { deps.live.publish({ kind: 'journey', workspaceId: tx.workspaceId, journeyId: input.journeyId }) })
  return closeEntry(tx, input.journeyId, isClosed)
}

const describe = (status: JourneyStatus): string => (status === 'draft' ? 'a draft' : status)
