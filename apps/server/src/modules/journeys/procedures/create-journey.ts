import { z } from 'zod'
import { newId } from '../../../db/public-id.ts'
import { actorName } from '../../../procedures/actor.ts'
import { defineProcedure } from '../../../procedures/procedure.ts'
import { recordAudit } from '../../workspaces/index.ts'
import { journeyName, journeyView, toView } from '../journey-view.ts'
import { insertJourney } from '../journeys-repository.ts'
import { storableDocument } from '../storable-document.ts'

export const createJourney = defineProcedure({
  id: 'workflows.create',
  kind: 'mutation',
  permission: 'workflows:write',
  summary: 'Create a journey as a draft; the document may be half drawn, it is checked when published',
  input: z.strictObject({ name: journeyName, document: storableDocument }),
  output: journeyView,
  rest: { method: 'POST', path: '/workflows', status: 201, tag: 'Workflows' },
  run: ({ deps, workspaceId, actor }, { name, document }) => deps.db.withWorkspace(workspaceId, async (tx) => {
    const journey = await insertJourney(tx, { id: newId(), name, draft: document })
    await recordAudit(tx, { actor: actorName(actor), action: 'workflows.create', target: journey.id, data: { name } })
    return toView(journey, 0)
  }),
})
