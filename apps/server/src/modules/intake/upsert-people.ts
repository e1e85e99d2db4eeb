import type { Deps } from '../../deps.ts'
import type { Tx } from '../../db/postgres.ts'
import { updateMemberships } from '../segments/index.ts'
import { applyPeople } from './apply-people.ts'
import type { AppliedPeople, PersonCall } from './apply-people.ts'

/** Applies what is said about people at once, memberships and the journeys they start included: for the API and imports. */
export async function upsertPeople(deps: Deps, tx: Tx, given: { readonly calls: readonly PersonCall[]; readonly now: number }): Promise<AppliedPeople> {
  const people = await applyPeople(deps, tx, given)
  await updateMemberships(deps, tx, { changed: people.changed, now: given.now })
  return people
}
