import { normalizeAttributes } from '@sendero/flow-engine/segment'
import type { Deps } from '../../deps.ts'
import type { Tx } from '../../db/postgres.ts'
import { deleteCustomers, deleteSubscriptionStates, moveIdentities, retireNumbers } from '../customers/index.ts'
import type { Customer } from '../customers/index.ts'
import { loadProperties, moveCustomerEvents } from '../events/index.ts'
import type { CustomerEventRow } from '../events/index.ts'
import { mergeMembers } from '../lists/index.ts'
import { moveMessages } from '../messages/index.ts'
import { writeOutbox } from '../outbox/index.ts'
import { mergeRuns } from '../runs/index.ts'
import { eventRow, isProfileCall } from './event-row.ts'

/** A stored customer and the one it becomes; neither may be merged again in the same call. */
export interface PeopleMerge { readonly from: Customer; readonly into: string }

interface MergeInput {
  readonly merges: readonly PeopleMerge[]
  /** Dense numbers of the surviving customers, by id. */
  readonly numberOf: (customerId: string) => number
  readonly now: number
}

const eventsPerOutboxWrite = 5_000

/**
 * Two people become one: names, events, subscriptions (the most restrictive word stands), runs (one active run per journey)
 * and messages go to the surviving customer; analytics gets the moved events again under the surviving number and the
 * other number stands for nobody. Surviving rows must be held, and are saved by the caller.
 */
export async function mergePeople(deps: Deps, tx: Tx, { merges, numberOf, now }: MergeInput): Promise<void> {
  if (merges.length === 0) return
  const pairs = merges.map(({ from, into }) => ({ from: from.id, fromNumber: from.number, into }))
  await moveIdentities(tx, pairs, { now, reason: 'identified' })
  // What stood about the merged people is in the drafts of those they became; their proofs stay where they were given.
  await deleteSubscriptionStates(tx, pairs.map(({ from }) => from))
  await mergeRuns(deps, tx, { merges: pairs, now })
  await mergeMembers(deps, tx, pairs)
  await moveMessages(tx, pairs)
  await emitAgain(deps, tx, { events: (await moveCustomerEvents(tx, pairs)).filter(({ name }) => !isProfileCall(name)), numberOf })
  await retireNumbers(deps, tx, merges.map(({ from }) => from.number))
  await deleteCustomers(tx, pairs.map(({ from }) => from))
}

async function emitAgain(deps: Deps, tx: Tx, { events, numberOf }: { readonly events: readonly CustomerEventRow[]; readonly numberOf: (customerId: string) => number }): Promise<void> {
  for (let start = 0; start < events.length; start += eventsPerOutboxWrite) {
    const part = events.slice(start, start + eventsPerOutboxWrite)
    const properties = await loadProperties(tx, part.map(({ seq }) => seq))
    await writeOutbox(deps, tx, { target: 'events', rows: part.map((event) => eventRow({ ...event, number: numberOf(event.customerId) }, normalizeAttributes(properties.get(event.seq) ?? {}))) })
  }
}
