import { z } from 'zod'
import { fromPublicId } from '../../../db/public-id.ts'
import { actorName } from '../../../procedures/actor.ts'
import { defineProcedure } from '../../../procedures/procedure.ts'
import { loadWorkspace } from '../../workspaces/index.ts'
import { changeTemplate } from '../save-template.ts'
import { changesOf, contentInput, templateSchema, templateView } from '../template-view.ts'

export const updateTemplate = defineProcedure({
  id: 'template.update',
  kind: 'mutation',
  permission: 'templates:write',
  summary: 'Change a template; fields left out stay as they are, and changed content makes a new version',
  input: z.strictObject({
    id: z.string(), name: z.string().trim().min(1).max(200).optional(), channel: z.literal('email').optional(), subject: contentInput.subject.optional(), preheader: contentInput.preheader.optional(),
    from: contentInput.from.optional(), format: contentInput.format.optional(), body: contentInput.body.optional(), class: contentInput.class.optional(),
  }),
  output: templateSchema,
  rest: { method: 'PUT', path: '/templates/:id', status: 200, tag: 'Templates' },
  async run({ deps, workspaceId, actor }, input) {
    const saved = await changeTemplate(deps, workspaceId, { id: fromPublicId('template', input.id), name: input.name, changes: changesOf(input), by: actorName(actor) })
    return deps.db.withWorkspace(workspaceId, async (tx) => templateView(saved, (await loadWorkspace(tx)).workspace))
  },
})
