import { z } from 'zod'
import { fromPublicId, toPublicId } from '../../../db/public-id.ts'
import type { Tx } from '../../../db/postgres.ts'
import { AppError } from '../../../errors/app-error.ts'
import { decodeCursor, pageInput, pageOf, toPage } from '../../../procedures/paging.ts'
import { defineProcedure } from '../../../procedures/procedure.ts'
import { currentTemplates } from '../../content/index.ts'
import { segmentNames } from '../../segments/index.ts'
import { findUsingJourneys } from '../journey-uses-repository.ts'
import { journeyStatus } from '../journey-view.ts'
import { placesOfId } from '../places-of-id.ts'
import { cursorUuid } from './cursor-uuid.ts'
import { journeyIdInput } from './journey-id.ts'

const use = z.object({
  id: z.string(), name: z.string(), status: journeyStatus,
  inDraft: z.boolean(),
  /** Published versions that people can walk through now, newest first. */
  versions: z.array(z.number().int()),
  /** People start the journey by it. */
  isTrigger: z.boolean(),
  nodes: z.array(z.object({ nodeId: z.string(), label: z.string() })),
})

const input = z.strictObject({ ...journeyIdInput, ...pageInput })

async function usesOf(tx: Tx, { id, limit, cursor }: z.output<typeof input>): Promise<{ data: z.input<typeof use>[]; nextCursor: string | null }> {
  const journeys = await findUsingJourneys(tx, { publicId: id, after: cursorUuid(decodeCursor(cursor, 1)), limit })
  return toPage(journeys, limit, {
    key: (journey) => [journey.id],
    item: ({ document, isInDraft, versions, ...journey }) => ({ ...journey, id: toPublicId('journey', journey.id), inDraft: isInDraft, versions: [...versions], ...placesOfId(document, id) }),
  })
}

export const segmentUsage = defineProcedure({
  id: 'segment.usage',
  kind: 'query',
  permission: 'workflows:read',
  summary: 'Journeys whose draft, or a version people can walk through now, uses this segment, and where',
  input,
  output: pageOf(use),
  rest: { method: 'GET', path: '/segments/:id/usage', status: 200, tag: 'Segments' },
  run: ({ deps, workspaceId }, asked) => deps.db.withWorkspace(workspaceId, async (tx) => {
    const segmentId = fromPublicId('segment', asked.id)
    if (!(await segmentNames(tx, [segmentId])).has(segmentId)) throw new AppError('NOT_FOUND', 'There is no segment with this id.')
    return usesOf(tx, asked)
  }),
})

export const templateUsage = defineProcedure({
  id: 'template.usage',
  kind: 'query',
  permission: 'workflows:read',
  summary: 'Journeys whose draft, or a version people can walk through now, sends this template, and where',
  input,
  output: pageOf(use),
  rest: { method: 'GET', path: '/templates/:id/usage', status: 200, tag: 'Templates' },
  run: ({ deps, workspaceId }, asked) => deps.db.withWorkspace(workspaceId, async (tx) => {
    const templateId = fromPublicId('template', asked.id)
    if (!(await currentTemplates(tx, [templateId])).has(templateId)) throw new AppError('NOT_FOUND', 'There is no template with this id.')
    return usesOf(tx, asked)
  }),
})
