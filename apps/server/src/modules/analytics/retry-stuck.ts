import type { Deps } from '../../deps.ts'
import { existingJourney } from '../journeys/index.ts'
import { retryStuckRuns } from '../runs/index.ts'
import { recordAudit } from '../workspaces/index.ts'

const batchSize = 5_000

/** Makes everybody due who stands still in a journey because of a fault; who cannot be stepped now either is parked again. Throws NOT_FOUND. */
export async function retryStuck(deps: Deps, workspaceId: string, { journeyId, nodeId, by }: { readonly journeyId: string; readonly nodeId: string | null; readonly by: string }): Promise<number> {
  let retried = 0
  for (let last = batchSize; last === batchSize;) {
    last = await deps.db.withWorkspace(workspaceId, async (tx) => {
      await existingJourney(tx, journeyId)
      const count = await retryStuckRuns(tx, { journeyId, nodeId, limit: batchSize })
      if (count > 0) await recordAudit(tx, { actor: by, action: 'workflows.retryStuck', target: journeyId, data: { nodeId, people: count } })
      return count
    })
    retried += last
  }
  deps.wake.wake('run.advance', workspaceId)
  deps.live.publish({ kind: 'journey', workspaceId, journeyId })
  return retried
}
