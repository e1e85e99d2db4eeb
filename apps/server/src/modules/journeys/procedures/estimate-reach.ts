import { z } from 'zod'
import { fromPublicId } from '../../../db/public-id.ts'
import { defineProcedure } from '../../../procedures/procedure.ts'
import { estimateReach as estimate } from '../estimate-reach.ts'
import { journeyIdInput } from './journey-id.ts'

const count = z.number().int().nullable()

export const estimateReach = defineProcedure({
  id: 'workflows.reach',
  kind: 'query',
  permission: 'workflows:read',
  summary: 'How many people the draft would concern if it were published now, and how many of them could be mailed; null what cannot be told',
  input: z.strictObject(journeyIdInput),
  output: z.object({ people: count, mailable: count, inJourney: count, enteredBefore: count, mayEnter: count, isEstimate: z.boolean(), basis: z.string() }),
  rest: { method: 'GET', path: '/workflows/:id/reach', status: 200, tag: 'Workflows' },
  run: ({ deps, workspaceId, signal }, { id }) => estimate(deps, workspaceId, { journeyId: fromPublicId('journey', id), signal }),
})
