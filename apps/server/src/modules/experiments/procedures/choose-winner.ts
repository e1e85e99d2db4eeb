import { z } from 'zod'
import { fromPublicId } from '../../../db/public-id.ts'
import { AppError } from '../../../errors/app-error.ts'
import { actorName } from '../../../procedures/actor.ts'
import { defineProcedure } from '../../../procedures/procedure.ts'
import { existingJourney } from '../../journeys/index.ts'
import { announce } from '../decide-due-experiments.ts'
import { clearWinner, listExperiments, writeWinner } from '../experiments-repository.ts'
import { tallyVariants } from '../tally-variants.ts'

export const chooseWinner = defineProcedure({
  id: 'workflows.chooseWinner',
  kind: 'mutation',
  permission: 'workflows:write',
  summary: 'End an experiment by hand: everybody takes the variant from now on; null opens it again',
  input: z.strictObject({ id: z.string(), nodeId: z.string().max(64), winner: z.string().max(64).nullable() }),
  output: z.object({ winner: z.string().nullable() }),
  rest: { method: 'POST', path: '/workflows/:id/experiments/:nodeId', status: 200, tag: 'Workflows' },
  async run({ deps, workspaceId, actor }, { id, nodeId, winner }) {
    const journeyId = fromPublicId('journey', id)
    const experiment = await deps.db.withWorkspace(workspaceId, async (tx) => {
      await existingJourney(tx, journeyId)
      return (await listExperiments(tx, journeyId)).find((each) => each.nodeId === nodeId)
    })
    if (experiment === undefined) throw new AppError('NOT_FOUND', `The journey has no experiment at the step "${nodeId}".`)
    if (winner !== null && !experiment.config.variants.some((variant) => variant.id === winner)) throw new AppError('INVALID_INPUT', `The experiment has no variant "${winner}".`, { errors: [{ path: 'winner', message: `Name one of ${experiment.config.variants.map((variant) => variant.id).join(', ')}.` }] })
    const tallies = winner === null ? [] : await tallyVariants(deps, workspaceId, experiment)
    await deps.db.withWorkspace(workspaceId, async (tx) => {
      if (winner === null) await clearWinner(tx, experiment)
      else await writeWinner(tx, experiment, { winner, reason: 'chosen', tallies })
      await announce(deps, tx, { experiment, winner, reason: winner === null ? 'opened again' : 'chosen', actor: actorName(actor) })
    })
    return { winner }
  },
})
