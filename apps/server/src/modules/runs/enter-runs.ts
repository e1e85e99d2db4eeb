import type { Deps } from '../../deps.ts'
import type { Tx } from '../../db/postgres.ts'
import { newId } from '../../db/public-id.ts'
import { writeOutboxText } from '../outbox/index.ts'
import { noRun, nodeVisits, shellDecision } from './node-visits.ts'
import { insertRuns } from './runs-repository.ts'
import type { NewRun } from './runs-repository.ts'
import type { RunEntry } from './stored-run.ts'

export type EntryDeps = Pick<Deps, 'wake'>

/** Somebody who met the entry of a journey. */
export interface Entrant {
  readonly journeyId: string
  readonly version: number
  readonly customerId: string
  readonly admission: Admission
  /** What the decision shows when they are not let in. */
  readonly because: Readonly<Record<string, string>>
}

export type Admission =
  | { readonly kind: 'enter'; readonly slot: string; readonly isSingle: boolean; readonly entry: RunEntry }
  | { readonly kind: 'refuse'; readonly reason: RefusalReason; readonly detail?: string }

export type RefusalReason = 'beforePublishing' | 'journeyPaused' | 'noKey'

/**
 * Starts a run for everyone who may enter: the unique indexes decide, whatever happens at the same time elsewhere. Who is not
 * let in leaves a decision saying why. The runs are due at once; their first step is the next advance.
 */
export async function enterRuns(deps: EntryDeps, tx: Tx, given: { readonly entrants: readonly Entrant[]; readonly now: number }): Promise<{ entered: number }> {
  const { entrants, now } = given
  const runs = new Map<Entrant, NewRun>()
  for (const entrant of entrants) {
    const { admission, journeyId, version, customerId } = entrant
    if (admission.kind === 'enter') runs.set(entrant, { id: newId(), journeyId, version, customerId, slot: admission.slot, isSingle: admission.isSingle, entry: admission.entry })
  }
  const inserted = await insertRuns(tx, [...runs.values()], now)
  const refused = entrants.filter((entrant) => !inserted.has(runs.get(entrant)?.id ?? ''))
  await writeOutboxText(deps, tx, { target: 'node_visits', rows: refusals(refused, now) })
  if (inserted.size > 0) tx.afterCommit(() => { deps.wake.wake('run.advance', tx.workspaceId) })
  return { entered: inserted.size }
}

/** One decision per person, journey and reason: someone who fires the same event ten times in a batch was refused once. */
function refusals(refused: readonly Entrant[], now: number): string[] {
  const rows = new Map<string, string[]>()
  for (const { journeyId, version, customerId, admission, because } of refused) {
    const inputs = { ...because, ...reasonOf(admission) }
    const key = `${journeyId} ${customerId} ${inputs.reason}`
    if (rows.has(key)) continue
    const decision = shellDecision({ nodeId: 'entry', visit: 0, at: now, outcome: 'notEntered', inputs })
    rows.set(key, nodeVisits({ journeyId, version, runId: noRun, customerId }, [decision]))
  }
  return [...rows.values()].flat()
}

function reasonOf(admission: Admission): { reason: string; detail?: string } {
  if (admission.kind === 'refuse') return { reason: admission.reason, ...(admission.detail === undefined ? {} : { detail: admission.detail }) }
  if (admission.isSingle) return { reason: 'stillInJourney' }
  return { reason: admission.slot.startsWith('key:') ? 'keyEnteredBefore' : 'enteredBefore' }
}
