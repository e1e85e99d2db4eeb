import type { Deps } from '../../deps.ts'
import type { Tx } from '../../db/postgres.ts'
import { AppError } from '../../errors/app-error.ts'
import { releaseHeldMessages } from '../messages/index.ts'
import { settleJourneys } from '../runs/index.ts'
import type { JourneyStatus } from '../runs/index.ts'
import { loadWorkspace, recordAudit } from '../workspaces/index.ts'
import { existingJourney, existingJourneyLocked } from './existing-journey.ts'
import { changeStatus } from './journeys-repository.ts'
import type { Journey } from './journeys-repository.ts'
import { publishJourney } from './publish-journey.ts'

export interface StatusInput { readonly workspaceId: string; readonly journeyId: string; readonly by: string }

/** How long a request waits for the runs to follow; the workers do the rest. */
const followMs = 5_000

/** Nobody enters and nobody is moved on until it is resumed; people keep their places. */
export function pauseJourney(deps: Deps, input: StatusInput): Promise<Journey> {
  return changed(deps, input, { action: 'workflows.disable', from: ['live'], to: 'paused', refusal: (status) => `Only a live journey can be paused; this one is ${describe(status)}.` })
}

/** Publishes a draft that never was published; resumes a paused journey. */
export async function enableJourney(deps: Deps, input: StatusInput): Promise<Journey> {
  const published = await deps.db.withWorkspace(input.workspaceId, async (tx) => {
    const journey = await existingJourneyLocked(tx, input.journeyId)
    if (journey.status !== 'draft') return null
    await publishJourney(deps, tx, { journeyId: input.journeyId, backfill: 'none', note: '', by: input.by })
    return existingJourney(tx, input.journeyId)
  })
  return published ?? changed(deps, input, { action: 'workflows.enable', from: ['paused'], to: 'live', refusal: () => 'A stopped journey cannot be resumed: publish it again.' })
}

/** Ends the journey for everybody in it; what has not been sent is not sent. */
export function stopJourney(deps: Deps, input: StatusInput): Promise<Journey> {
  return changed(deps, input, { action: 'workflows.stop', from: ['live', 'paused'], to: 'stopped', refusal: () => 'A journey that was never published cannot be stopped.' })
}

interface Transition {
  readonly action: string
  readonly from: readonly JourneyStatus[]
  readonly to: JourneyStatus
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
  const after = await changeStatus(tx, input.journeyId, { status: transition.to, isSettling: transition.to !== 'paused' })
  if (transition.to === 'live') await releaseHeldMessages(tx, input.journeyId, (await loadWorkspace(tx)).now)
  await recordAudit(tx, { actor: input.by, action: transition.action, target: input.journeyId, data: { from: journey.status, to: transition.to } })
  tx.afterCommit(() => {
    deps.wake.wake('run.advance', tx.workspaceId)
    deps.wake.wake('message.deliver', tx.workspaceId)
    deps.live.publish({ kind: 'journey', workspaceId: tx.workspaceId, journeyId: input.journeyId })
  })
  return { journey: after, isChanged: true }
}

const describe = (status: JourneyStatus): string => (status === 'draft' ? 'a draft' : status)
