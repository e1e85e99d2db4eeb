import type { Deps } from '../../deps.ts'
import type { Tx } from '../../db/postgres.ts'
import { waitForExport } from '../outbox/index.ts'
import { loadWorkspace, recordAudit } from '../workspaces/index.ts'
import { decideExperiment } from './decide-experiment.ts'
import type { Experiment } from './experiment.ts'
import { dueExperiments, lookAgain, writeWinner } from './experiments-repository.ts'
import { tallyVariants } from './tally-variants.ts'

const mostPerTurn = 50
const exportMs = 10_000

/**
 * Looks at the experiments whose time has come and writes down the winners. Throws UNAVAILABLE while analytics is away: they stay
 * due. Returns how many it looked at.
 */
export async function decideDueExperiments(deps: Deps, workspaceId: string): Promise<{ looked: number }> {
  const due = await deps.db.withWorkspace(workspaceId, (tx) => dueExperiments(tx, mostPerTurn))
  if (due.length > 0) await waitForExport(deps, workspaceId, exportMs)
  for (const experiment of due) await decideOne(deps, workspaceId, experiment)
  return { looked: due.length }
}

async function decideOne(deps: Deps, workspaceId: string, experiment: Experiment): Promise<void> {
  const tallies = await tallyVariants(deps, workspaceId, experiment)
  await deps.db.withWorkspace(workspaceId, async (tx) => {
    const { now } = await loadWorkspace(tx)
    const decision = decideExperiment(experiment, tallies, now)
    if (decision.kind === 'open') return lookAgain(tx, experiment, decision.lookAt)
    if (await writeWinner(tx, experiment, { ...decision, tallies })) await announce(deps, tx, { experiment, winner: decision.winner, reason: decision.reason, actor: 'sendero' })
  })
}

interface Announced { readonly experiment: Pick<Experiment, 'journeyId' | 'nodeId'>; readonly winner: string | null; readonly reason: string; readonly actor: string }

/** Every decision is on record, and open canvases hear of it. */
export async function announce(deps: Pick<Deps, 'live'>, tx: Tx, { experiment: { journeyId, nodeId }, winner, reason, actor }: Announced): Promise<void> {
  await recordAudit(tx, { actor, action: 'workflows.experiment', target: journeyId, data: { nodeId, winner, reason } })
  tx.afterCommit(() => { deps.live.publish({ kind: 'journey', workspaceId: tx.workspaceId, journeyId }) })
}
