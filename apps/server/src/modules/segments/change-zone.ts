import { expandSegments, ruleNeeds } from '@sendero/flow-engine/segment'
import { toPublicId } from '../../db/public-id.ts'
import type { Deps } from '../../deps.ts'
import type { Tx } from '../../db/postgres.ts'
import { loadWorkspace } from '../workspaces/index.ts'
import { ownMemberships } from './membership-locks.ts'
import { startOver } from './save-segment.ts'
import { loadAllRules } from './segments-repository.ts'

/**
 * Makes a change of the time zone of the workspace: by its clock go all people whose own is not known. Segments whose rules ask for days
 * and hours are computed anew by the worker, at once.
 */
export async function changeZone(deps: Deps, tx: Tx, { change }: { readonly change: () => Promise<void> }): Promise<void> {
  // Before the workspace is locked: who takes in new people holds the memberships and then counts in its row.
  await ownMemberships(tx)
  await change()
  const { now } = await loadWorkspace(tx)
  const all = await loadAllRules(tx)
  const byPublicId = new Map(all.map(({ id, rule }) => [toPublicId('segment', id), rule]))
  const zoned = all.filter(({ rule }) => ruleNeeds(expandSegments(rule, (id) => byPublicId.get(id) ?? null)).dependsOnZone)
  for (const { id, rule } of zoned) await startOver(tx, { id, rule, computeBy: now })
  if (zoned.length > 0) tx.afterCommit(() => { deps.wake.wake('segment.refresh', tx.workspaceId) })
}
