import { z } from 'zod'
import { fromPublicId } from '../../../db/public-id.ts'
import { actorName } from '../../../procedures/actor.ts'
import { defineProcedure } from '../../../procedures/procedure.ts'
import { copyToList } from '../copy-to-list.ts'
import { segmentInput } from '../segment-view.ts'

export const copySegmentToList = defineProcedure({
  id: 'segment.copyToList',
  kind: 'mutation',
  permission: 'segments:write',
  summary: 'Make a new list of everybody who is in a segment now; later changes of the segment do not change it',
  input: z.strictObject({ id: z.string(), name: segmentInput.name }),
  output: z.object({ listId: z.string(), count: z.number().int() }),
  rest: { method: 'POST', path: '/segments/:id/copy-to-list', status: 201, tag: 'Segments' },
  run: ({ deps, workspaceId, actor }, { id, name }) => copyToList(deps, workspaceId, { segmentId: fromPublicId('segment', id), name, by: actorName(actor) }),
})
