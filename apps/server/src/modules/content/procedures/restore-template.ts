import { z } from 'zod'
import { fromPublicId } from '../../../db/public-id.ts'
import { defineProcedure } from '../../../procedures/procedure.ts'
import { loadSaved } from '../save-template.ts'
import { templateSchema, viewTemplate } from '../template-view.ts'
import { restoreTemplate as restore } from '../templates-repository.ts'

export const restoreTemplate = defineProcedure({
  id: 'template.restore',
  kind: 'mutation',
  permission: 'templates:write',
  summary: 'Take a template out of the archive again; one that is not archived stays as it is',
  input: z.strictObject({ id: z.string() }),
  output: templateSchema,
  rest: { method: 'POST', path: '/templates/:id/restore', status: 200, tag: 'Templates' },
  run: ({ deps, workspaceId }, input) => deps.db.withWorkspace(workspaceId, async (tx) => {
    const id = fromPublicId('template', input.id)
    await restore(tx, id)
    return viewTemplate(tx, await loadSaved(tx, id))
  }),
})
