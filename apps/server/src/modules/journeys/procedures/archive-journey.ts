import { z } from 'zod'
import { fromPublicId } from '../../../db/public-id.ts'
import { AppError } from '../../../errors/app-error.ts'
import { actorName } from '../../../procedures/actor.ts'
import { defineProcedure } from '../../../procedures/procedure.ts'
import { recordAudit } from '../../workspaces/index.ts'
import { existingJourneyLocked } from '../existing-journey.ts'
import { archiveJourney as markArchived } from '../journeys-repository.ts'
import { journeyIdInput } from './journey-id.ts'

export const archiveJourney = defineProcedure({
  id: 'workflows.archive',
  kind: 'mutation',
  permission: 'workflows:write',
  summary: 'Archive a draft or a stopped journey; its numbers stay',
  input: z.strictObject(journeyIdInput),
  output: z.object({}),
  rest: { method: 'DELETE', path: '/workflows/:id', status: 204, tag: 'Workflows' },
  run: ({ deps, workspaceId, actor }, { id }) => deps.db.withWorkspace(workspaceId, async (tx) => {
    const journey = await existingJourneyLocked(tx, fromPublicId('journey', id))
    if (journey.status === 'live' || journey.status === 'paused') throw new AppError('WRONG_STATE', `This journey is ${journey.status}: stop it first.`, { data: { currentStatus: journey.status } })
    await markArchived(tx, journey.id)
    await recordAudit(tx, { actor: actorName(actor), action: 'workflows.archive', target: journey.id, data: {} })
    return {}
  }),
})
