import { z } from 'zod'
import { fromPublicId } from '../../../db/public-id.ts'
import { AppError } from '../../../errors/app-error.ts'
import { defineProcedure } from '../../../procedures/procedure.ts'
import { archiveTemplate as archive } from '../templates-repository.ts'

export const archiveTemplate = defineProcedure({
  id: 'template.archive',
  kind: 'mutation',
  permission: 'templates:write',
  summary: 'Archive a template: it leaves the lists; journeys that send one of its versions go on sending it',
  input: z.strictObject({ id: z.string() }),
  output: z.null(),
  rest: { method: 'DELETE', path: '/templates/:id', status: 204, tag: 'Templates' },
  run: ({ deps, workspaceId }, input) => deps.db.withWorkspace(workspaceId, async (tx) => {
    if (!(await archive(tx, fromPublicId('template', input.id)))) throw new AppError('NOT_FOUND', `There is no template with the id "${input.id}".`)
    return null
  }),
})
