import type { Deps } from '../../deps.ts'
import type { Tx } from '../../db/postgres.ts'
import { toPublicId } from '../../db/public-id.ts'
import { lockCustomers, takeRevision } from '../customers/index.ts'
import type { ChangedCustomer } from '../customers/index.ts'
import { writeListMoves } from '../outbox/index.ts'
import { copyMemberships, deleteMembers, insertMembers } from './list-members-repository.ts'
import type { Member, Membership } from './list-members-repository.ts'

interface ListChange extends Membership {
  /** On the list afterwards, or off it. */
  readonly isOn: boolean
}

/**
 * Puts people on lists and takes them off; of several changes of one person and list the last stands. Lists and people that do not exist
 * are passed over. Returns only those for whom something changed: hand them to `updateMemberships`. The caller shares the memberships of segments.
 */
export async function changeMembers(deps: Pick<Deps, 'wake'>, tx: Tx, { changes, now }: { readonly changes: readonly ListChange[]; readonly now: number }): Promise<ChangedCustomer[]> {
  const last = [...new Map(changes.map((change) => [`${change.listId} ${change.customerId}`, change])).values()]
  // Held, so that of two changes of one person the later one also has the higher revision.
  await lockCustomers(tx, [...new Set(last.map(({ customerId }) => customerId))])
  const added = await insertMembers(tx, last.filter(({ isOn }) => isOn), now)
  const removed = await deleteMembers(tx, last.filter(({ isOn }) => !isOn))
  await tell(deps, tx, { added, removed })
  return changedBy([...added, ...removed])
}

/** Two people become one, who is on the lists of both. Their numbers must be held, and are retired by the caller. */
export async function mergeMembers(deps: Pick<Deps, 'wake'>, tx: Tx, merges: readonly { readonly from: string; readonly into: string }[]): Promise<void> {
  await tell(deps, tx, { added: await copyMemberships(tx, merges), removed: [] })
}

async function tell(deps: Pick<Deps, 'wake'>, tx: Tx, { added, removed }: { readonly added: readonly Member[]; readonly removed: readonly Member[] }): Promise<void> {
  if (added.length + removed.length === 0) return
  const revision = await takeRevision(tx)
  await writeListMoves(deps, tx, { revision, moves: [...movesOf(added, true), ...movesOf(removed, false)] })
}

function movesOf(members: readonly Member[], isOn: boolean): { listId: string; isOn: boolean; numbers: number[] }[] {
  return [...groupBy(members, ({ listId }) => listId)].map(([listId, of]) => ({ listId: toPublicId('list', listId), isOn, numbers: of.map(({ number }) => number) }))
}

function changedBy(members: readonly Member[]): ChangedCustomer[] {
  return [...groupBy(members, ({ customerId }) => customerId)].map(([customerId, of]) => ({ customerId, number: of[0]?.number ?? 0, paths: [], events: [], lists: of.map(({ listId }) => toPublicId('list', listId)) }))
}

function groupBy(members: readonly Member[], keyOf: (member: Member) => string): Map<string, Member[]> {
  const groups = new Map<string, Member[]>()
  for (const member of members) {
    const group = groups.get(keyOf(member))
    if (group) group.push(member)
    else groups.set(keyOf(member), [member])
  }
  return groups
}
