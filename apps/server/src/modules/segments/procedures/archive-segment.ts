import { z } from 'zod'
import { fromPublicId } from '../../../db/public-id.ts'
import { actorName } from '../../../procedures/actor.ts'
import { defineProcedure } from '../../../procedures/procedure.ts'
import { archiveSegment as archive } from '../save-segment.ts'

export const archiveSegment = defineProcedure({
  id: 'segment.archive',
  kind: 'mutation',
  permission: 'segments:write',
  summary: 'Archive a segment; refused while a live or paused journey uses it',
  input: z.strictObject({ id: z.string() }),
  output: z.null(),
  rest: { method: 'DELETE', path: '/segments/:id', status: 204, tag: 'Segments' },
  async run({ deps, workspaceId, actor }, { id }) {
    await archive(deps, workspaceId, { id: fromPublicId('segment', id), by: actorName(actor) })
    return null
  },
})
