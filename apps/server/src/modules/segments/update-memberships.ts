import type { Deps } from '../../deps.ts'
import type { Tx } from '../../db/postgres.ts'
import type { ChangedCustomer } from '../customers/index.ts'
import { applyAnswers } from './apply-answers.ts'
import type { SegmentChange } from './apply-answers.ts'
import { evaluatePeople } from './evaluate-people.ts'
import { loadLiveSegments } from './load-live-segments.ts'
import { shareMemberships } from './membership-locks.ts'

/**
 * Brings every segment up to date that these changes can touch, and evaluates no other; what changed is announced in the same
 * transaction. Call it after the changes are written, with the workspace's `now`. The same customer may be named more than once.
 */
export async function updateMemberships(deps: Deps, tx: Tx, { changed, now }: { readonly changed: readonly ChangedCustomer[]; readonly now: number }): Promise<SegmentChange[]> {
  if (changed.length === 0) return []
  await shareMemberships(tx)
  const { index, refreshing } = await loadLiveSegments(deps, tx)
  const questions = index.touchedBy(joinChanges(changed))
  if (questions.size === 0) return []
  return applyAnswers(deps, tx, { answers: await evaluatePeople(deps, tx, { questions, now }), refreshing, now })
}

/** Makes a change of people that has to lock them, and brings every segment up to date that it can touch. */
export async function changeMemberships(deps: Deps, tx: Tx, { change, now }: { readonly change: () => Promise<readonly ChangedCustomer[]>; readonly now: number }): Promise<void> {
  // Before any customer is locked: see the order of locks.
  await shareMemberships(tx)
  await updateMemberships(deps, tx, { changed: await change(), now })
}

/** One change per customer. */
export function joinChanges(changed: readonly ChangedCustomer[]): ChangedCustomer[] {
  const joined = new Map<string, ChangedCustomer>()
  for (const change of changed) {
    const before = joined.get(change.customerId)
    joined.set(change.customerId, before === undefined ? change : {
      ...change,
      paths: before.paths === 'all' || change.paths === 'all' ? 'all' : [...before.paths, ...change.paths],
      events: [...before.events, ...change.events],
      lists: [...before.lists ?? [], ...change.lists ?? []],
      channels: [...before.channels ?? [], ...change.channels ?? []],
    })
  }
  return [...joined.values()]
}
