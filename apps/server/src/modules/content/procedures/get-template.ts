import { z } from 'zod'
import { fromPublicId } from '../../../db/public-id.ts'
import { defineProcedure } from '../../../procedures/procedure.ts'
import { loadSaved } from '../save-template.ts'
import { templateSchema, viewTemplate } from '../template-view.ts'

export const getTemplate = defineProcedure({
  id: 'template.get',
  kind: 'query',
  permission: 'templates:read',
  summary: 'Get a template, in its newest version or the one asked for',
  input: z.strictObject({ id: z.string(), version: z.coerce.number().int().min(1).optional() }),
  output: templateSchema,
  rest: { method: 'GET', path: '/templates/:id', status: 200, tag: 'Templates' },
  run: ({ deps, workspaceId }, input) => deps.db.withWorkspace(workspaceId, async (tx) => viewTemplate(tx, await loadSaved(tx, fromPublicId('template', input.id), input.version))),
})
