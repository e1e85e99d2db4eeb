import { z } from 'zod'
import { fromPublicId } from '../../../db/public-id.ts'
import { actorName } from '../../../procedures/actor.ts'
import { defineProcedure } from '../../../procedures/procedure.ts'
import { duplicateTemplate as duplicate } from '../save-template.ts'
import { templateName, templateSchema, viewTemplate } from '../template-view.ts'

export const duplicateTemplate = defineProcedure({
  id: 'template.duplicate',
  kind: 'mutation',
  permission: 'templates:write',
  summary: 'Copy the newest version of a template into a new one',
  input: z.strictObject({ id: z.string(), name: templateName.optional() }),
  output: templateSchema,
  rest: { method: 'POST', path: '/templates/:id/duplicate', status: 201, tag: 'Templates' },
  run: ({ deps, workspaceId, actor }, { id, name }) => deps.db.withWorkspace(workspaceId, async (tx) => (
    viewTemplate(tx, await duplicate(tx, { id: fromPublicId('template', id), name, by: actorName(actor) })))),
})
