import { z } from 'zod'
import { fromPublicId } from '../../../db/public-id.ts'
import { defineProcedure } from '../../../procedures/procedure.ts'
import { countPeopleInJourneys } from '../../runs/index.ts'
import { existingJourney } from '../existing-journey.ts'
import { journeyView, toView } from '../journey-view.ts'
import { journeyIdInput } from './journey-id.ts'

export const getJourney = defineProcedure({
  id: 'workflows.get',
  kind: 'query',
  permission: 'workflows:read',
  summary: 'Get a journey with its draft',
  input: z.strictObject(journeyIdInput),
  output: journeyView,
  rest: { method: 'GET', path: '/workflows/:id', status: 200, tag: 'Workflows' },
  run: ({ deps, workspaceId }, { id }) => deps.db.withWorkspace(workspaceId, async (tx) => {
    const journey = await existingJourney(tx, fromPublicId('journey', id))
    return toView(journey, (await countPeopleInJourneys(tx, [journey.id])).get(journey.id) ?? 0)
  }),
})
