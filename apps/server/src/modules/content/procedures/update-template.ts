import { z } from 'zod'
import { fromPublicId } from '../../../db/public-id.ts'
import { actorName } from '../../../procedures/actor.ts'
import { defineProcedure } from '../../../procedures/procedure.ts'
import { changeTemplate } from '../save-template.ts'
import { changesOf, contentInput, templateName, templateSchema, viewTemplate } from '../template-view.ts'

export const updateTemplate = defineProcedure({
  id: 'template.update',
  kind: 'mutation',
  permission: 'templates:write',
  summary: 'Change a template; fields left out stay as they are, and changed content makes a new version. `basedOn` names the version the change was made on: a newer one is a conflict',
  input: z.strictObject({
    id: z.string(), name: templateName.optional(), channel: z.literal('email').optional(), subject: contentInput.subject.optional(), preheader: contentInput.preheader.optional(),
    from: contentInput.from.optional(), format: contentInput.format.optional(), body: contentInput.body.optional(), class: contentInput.class.optional(),
    basedOn: z.number().int().min(1).optional(),
  }),
  output: templateSchema,
  rest: { method: 'PUT', path: '/templates/:id', status: 200, tag: 'Templates' },
  async run({ deps, workspaceId, actor }, input) {
    const saved = await changeTemplate(deps, workspaceId, { id: fromPublicId('template', input.id), name: input.name, basedOn: input.basedOn, changes: changesOf(input), by: actorName(actor) })
    return deps.db.withWorkspace(workspaceId, (tx) => viewTemplate(tx, saved))
  },
})
