import { parsePublicId, toPublicId } from '../../db/public-id.ts'
import type { Tx } from '../../db/postgres.ts'
import { membershipsOf } from './list-members-repository.ts'

interface Asked {
  readonly customerIds: readonly string[]
  /** Public ids; what is none names no list. */
  readonly listIds: readonly string[]
}

/** Public ids of those of the lists each customer is on, by customer id. Empty, and no question, when no list is asked for. */
export async function listsOf(tx: Tx, { customerIds, listIds }: Asked): Promise<Map<string, ReadonlySet<string>>> {
  const found = new Map<string, Set<string>>()
  const uuids = [...new Set(listIds)].flatMap((id) => parsePublicId('list', id) ?? [])
  for (const { listId, customerId } of await membershipsOf(tx, customerIds, uuids)) {
    const lists = found.get(customerId) ?? new Set<string>()
    found.set(customerId, lists.add(toPublicId('list', listId)))
  }
  return found
}
