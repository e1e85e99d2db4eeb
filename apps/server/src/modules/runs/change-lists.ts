import type { Deps } from '../../deps.ts'
import type { Tx } from '../../db/postgres.ts'
import { parsePublicId } from '../../db/public-id.ts'
import { changeMembers } from '../lists/index.ts'
import { changeMemberships } from '../segments/index.ts'
import type { SteppedRun } from './stepped-run.ts'

/** Puts people on lists and takes them off as steps of journeys ask, with the segments that look at them. Returns whether anything has changed for anybody. */
export async function changeLists(deps: Deps, tx: Tx, { steps, now }: { readonly steps: readonly SteppedRun[]; readonly now: number }): Promise<boolean> {
  const changes = steps.flatMap(changesOf)
  if (changes.length === 0) return false
  let hasChanged = false
  await changeMemberships(deps, tx, { now, change: async () => {
    const changed = await changeMembers(deps, tx, { changes, now })
    hasChanged = changed.length > 0
    return changed
  } })
  return hasChanged
}

/** In the order of the steps: of several changes the last stands. */
function changesOf({ run, commands }: SteppedRun): { listId: string; customerId: string; isOn: boolean }[] {
  return commands.flatMap((command) => {
    const listId = command.kind === 'changeList' ? parsePublicId('list', command.listId) : null
    return command.kind === 'changeList' && listId !== null ? [{ listId, customerId: run.customerId, isOn: command.isOn }] : []
  })
}
