import { splitBucket } from '@sendero/flow-engine'
import type { PlanEntry } from '@sendero/flow-engine'
import type { Deps } from '../../deps.ts'
import type { Tx } from '../../db/postgres.ts'
import { newId, toPublicId } from '../../db/public-id.ts'
import { writeOutboxText } from '../outbox/index.ts'
import { loadWorkspace } from '../workspaces/index.ts'
import type { Workspace } from '../workspaces/index.ts'
import { entrySlot } from './entry-slot.ts'
import type { EntrySlot } from './entry-slot.ts'
import { insertGatedRuns } from './gated-runs-repository.ts'
import { longestChain } from './longest-chain.ts'
import { noRun, nodeVisits, shellDecision } from './node-visits.ts'
import { findClosedEntries } from './published-journeys-repository.ts'
import { insertRuns } from './runs-repository.ts'
import type { NewRun } from './runs-repository.ts'
import type { RunEntry } from './stored-run.ts'

export type EntryDeps = Pick<Deps, 'wake'>

/** Somebody who met the entry of a journey. */
export interface Entrant {
  readonly journeyId: string
  readonly version: number
  readonly customerId: string
  /** Of the plan of that version. */
  readonly entry: PlanEntry
  readonly meeting: Meeting
  /** What the decision shows when they are not let in. */
  readonly because: Readonly<Record<string, string>>
  /** They come together with many others, and wait while anybody else has just done something. */
  readonly isBulk?: boolean
}

export type Meeting =
  | {
    readonly kind: 'enter'
    readonly key: string | null
    /** Names what happened, so that the same occasion never enters twice. */
    readonly occasion: string
    readonly entry: RunEntry
  }
  | { readonly kind: 'refuse'; readonly reason: RefusalReason; readonly detail?: string }

export type RefusalReason = 'beforePublishing' | 'entryClosed' | 'eventLoop' | 'holdout' | 'journeyPaused' | 'noKey' | 'notLive' | 'workspaceHoldout'

/** Ids of the runs that began, and why the others did not. */
export interface Entered {
  readonly runIds: ReadonlyMap<Entrant, string>
  readonly refusals: ReadonlyMap<Entrant, string>
}

interface Refused { readonly entrant: Entrant; readonly reason: string; readonly detail?: string }

/**
 * Starts a run for everyone who may enter: the unique indexes and gates decide, whatever happens at the same time elsewhere. Who
 * is not let in leaves a decision saying why. The runs are due at once; their first step is the next advance.
 */
export async function enterRuns(deps: EntryDeps, tx: Tx, given: { readonly entrants: readonly Entrant[]; readonly now: number }): Promise<Entered> {
  const { entrants, now } = given
  if (entrants.length === 0) return { runIds: new Map(), refusals: new Map() }
  const [{ workspace }, closed] = await Promise.all([loadWorkspace(tx), findClosedEntries(tx, [...new Set(entrants.map(({ journeyId }) => journeyId))])])
  const refused: Refused[] = []
  const runs = new Map<Entrant, NewRun & EntrySlot>()
  for (const entrant of entrants) {
    const refusal = refusalOf(entrant, workspace, closed.has(entrant.journeyId))
    if (refusal !== null) refused.push({ entrant, ...refusal })
    else if (entrant.meeting.kind === 'enter') runs.set(entrant, newRun(entrant, entrant.meeting, now))
  }
  const wanted = [...runs.values()]
  const inserted = new Set([...await insertRuns(tx, wanted.filter(({ gate }) => gate === null), now), ...await insertGatedRuns(tx, wanted.filter(({ gate }) => gate !== null), now)])
  for (const [entrant, run] of runs) if (!inserted.has(run.id)) refused.push({ entrant, reason: keptOut(run) })
  await writeOutboxText(deps, tx, { target: 'node_visits', rows: refusalRows(refused, now) })
  if (inserted.size > 0) tx.afterCommit(() => { deps.wake.wake('run.advance', tx.workspaceId) })
  return { refusals: new Map(refused.map(({ entrant, reason }) => [entrant, reason])), runIds: new Map([...runs].flatMap(([entrant, { id }]) => (inserted.has(id) ? [[entrant, id] as const] : []))) }
}

function newRun({ journeyId, version, customerId, entry, isBulk = false }: Entrant, meeting: Extract<Meeting, { kind: 'enter' }>, now: number): NewRun & EntrySlot {
  const slot = entrySlot(entry, { key: meeting.key, occasion: meeting.occasion, now })
  return { id: newId(), journeyId, version, customerId, isBulk, ...slot, entry: meeting.entry }
}

function refusalOf({ meeting, entry, customerId }: Entrant, { holdout }: Workspace, isClosed: boolean): { reason: RefusalReason; detail?: string } | null {
  if (meeting.kind === 'refuse') return { reason: meeting.reason, ...(meeting.detail === undefined ? {} : { detail: meeting.detail }) }
  if (isClosed) return { reason: 'entryClosed' }
  if ((meeting.entry.depth ?? 0) > longestChain) return { reason: 'eventLoop' }
  const publicId = toPublicId('customer', customerId)
  if (holdout.percent > 0 && entry.ignoresHoldout !== true && splitBucket(holdout.salt, 'workspace', publicId) < Math.round(holdout.percent * 100)) return { reason: 'workspaceHoldout' }
  if (entry.holdout !== undefined && splitBucket(entry.holdout.salt, 'entry', publicId) < Math.round(entry.holdout.percent * 100)) return { reason: 'holdout' }
  return null
}

/** Why the database did not take a run. */
function keptOut({ isSingle, slot, gate }: EntrySlot): string {
  if (isSingle) return 'stillInJourney'
  if (gate !== null) return gate.atMost === null ? 'enteredRecently' : 'tooManyAtOnce'
  return slot.startsWith('key:') ? 'keyEnteredBefore' : 'enteredBefore'
}

/** One decision per person, journey and reason: someone who fires the same event ten times in a batch was refused once. */
function refusalRows(refused: readonly Refused[], now: number): string[] {
  const rows = new Map<string, string[]>()
  for (const { entrant: { journeyId, version, customerId, because }, reason, detail } of refused) {
    const key = `${journeyId} ${customerId} ${reason}`
    if (rows.has(key)) continue
    const inputs = { ...because, reason, ...(detail === undefined ? {} : { detail }) }
    const decision = shellDecision({ nodeId: 'entry', visit: 0, at: now, outcome: 'notEntered', inputs })
    rows.set(key, nodeVisits({ journeyId, version, runId: noRun, customerId }, [decision]))
  }
  return [...rows.values()].flat()
}
