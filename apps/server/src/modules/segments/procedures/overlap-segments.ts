import { z } from 'zod'
import { fromPublicId, toPublicId } from '../../../db/public-id.ts'
import { AppError } from '../../../errors/app-error.ts'
import { defineProcedure } from '../../../procedures/procedure.ts'
import { overlapOf } from '../overlap.ts'

export const overlapSegments = defineProcedure({
  id: 'segment.overlap',
  kind: 'query',
  permission: 'segments:read',
  summary: 'How many people two or three segments share: the size of each, and of every combination',
  input: z.strictObject({ segmentIds: z.array(z.string()).min(2).max(3) }),
  output: z.object({ overlaps: z.array(z.object({ segmentIds: z.array(z.string()), count: z.number().int() })) }),
  rest: { method: 'POST', path: '/segments/overlap', status: 200, tag: 'Segments' },
  run: ({ deps, workspaceId }, { segmentIds }) => deps.db.withWorkspace(workspaceId, async (tx) => {
    if (new Set(segmentIds).size < segmentIds.length) throw new AppError('INVALID_INPUT', 'Name every segment once.', { errors: [{ path: 'segmentIds', message: 'Name every segment once.' }] })
    const overlaps = await overlapOf(tx, segmentIds.map((id) => fromPublicId('segment', id)))
    return { overlaps: overlaps.map(({ segmentIds: ids, count }) => ({ segmentIds: ids.map((id) => toPublicId('segment', id)), count })) }
  }),
})
