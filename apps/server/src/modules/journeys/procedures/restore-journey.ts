import { z } from 'zod'
import { fromPublicId } from '../../../db/public-id.ts'
import { AppError } from '../../../errors/app-error.ts'
import { actorName } from '../../../procedures/actor.ts'
import { defineProcedure } from '../../../procedures/procedure.ts'
import { recordAudit } from '../../workspaces/index.ts'
import { existingJourney } from '../existing-journey.ts'
import { journeyStateView, toStateView } from '../journey-view.ts'
import { loadJourney, restoreJourney as markRestored } from '../journeys-repository.ts'
import { journeyIdInput } from './journey-id.ts'

export const restoreJourney = defineProcedure({
  id: 'workflows.restore',
  kind: 'mutation',
  permission: 'workflows:write',
  summary: 'Take a journey out of the archive again, as it was; one that is not archived stays as it is',
  input: z.strictObject(journeyIdInput),
  output: journeyStateView,
  rest: { method: 'POST', path: '/workflows/:id/restore', status: 200, tag: 'Workflows' },
  run: ({ deps, workspaceId, actor }, { id }) => deps.db.withWorkspace(workspaceId, async (tx) => {
    const journeyId = fromPublicId('journey', id)
    if (await markRestored(tx, journeyId)) await recordAudit(tx, { actor: actorName(actor), action: 'workflows.restore', target: journeyId, data: {} })
    else if (await loadJourney(tx, journeyId) === null) throw new AppError('NOT_FOUND', 'There is no journey with this id.')
    return toStateView(await existingJourney(tx, journeyId))
  }),
})
