import { z } from 'zod'
import { fromPublicId } from '../../../db/public-id.ts'
import { actorName } from '../../../procedures/actor.ts'
import { defineProcedure } from '../../../procedures/procedure.ts'
import { updateSegment as update } from '../save-segment.ts'
import { segmentInput, segmentSchema, segmentView } from '../segment-view.ts'

export const updateSegment = defineProcedure({
  id: 'segment.update',
  kind: 'mutation',
  permission: 'segments:write',
  summary: 'Change the name or the rule of a segment; a new rule is computed anew',
  input: z.strictObject({ id: z.string(), name: segmentInput.name.optional(), rule: segmentInput.rule.optional() }),
  output: segmentSchema,
  rest: { method: 'PUT', path: '/segments/:id', status: 200, tag: 'Segments' },
  run: async ({ deps, workspaceId, actor }, input) =>
    segmentView(await update(deps, workspaceId, { ...input, id: fromPublicId('segment', input.id), by: actorName(actor) })),
})
