import { z } from 'zod'
import { fromPublicId } from '../../../db/public-id.ts'
import { actorName } from '../../../procedures/actor.ts'
import { defineProcedure } from '../../../procedures/procedure.ts'
import { computeTriggerSegment } from '../compute-trigger-segment.ts'
import { backfills } from '../journey-versions-repository.ts'
import { publishJourney as publish } from '../publish-journey.ts'
import { isStorableText } from '../storable-document.ts'
import { journeyIdInput } from './journey-id.ts'

export const publishJourney = defineProcedure({
  id: 'workflows.publish',
  kind: 'mutation',
  permission: 'workflows:write',
  summary: 'Publish the draft as the next version; people in the journey finish on the version they entered',
  input: z.strictObject({
    ...journeyIdInput,
    backfill: z.enum(backfills).default('none').describe('none: who enters from now on; all: also who is in the segment of the entry already; chosen: also the members of backfillSegmentId.'),
    backfillSegmentId: z.string().max(64).optional(),
    note: z.string().max(2000).refine(isStorableText, 'It contains a character that is not text.').default(''),
  }),
  output: z.object({ version: z.number().int() }),
  rest: { method: 'POST', path: '/workflows/:id/publish', status: 200, tag: 'Workflows' },
  async run({ deps, workspaceId, actor }, { id, backfill, backfillSegmentId, note }) {
    const journeyId = fromPublicId('journey', id)
    await computeTriggerSegment(deps, { workspaceId, journeyId })
    return deps.db.withWorkspace(workspaceId, (tx) => publish(deps, tx, { journeyId, backfill, backfillSegmentId, note, by: actorName(actor) }))
  },
})
