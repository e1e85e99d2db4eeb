import { z } from 'zod'
import { actorName } from '../../../procedures/actor.ts'
import { defineProcedure } from '../../../procedures/procedure.ts'
import { createTemplate as create } from '../save-template.ts'
import { contentInput, contentOf, templateName, templateSchema, viewTemplate } from '../template-view.ts'

export const createTemplate = defineProcedure({
  id: 'template.create',
  kind: 'mutation',
  permission: 'templates:write',
  summary: 'Create a template; it is saved with its problems, which forbid publishing, not saving',
  input: z.strictObject({
    ...contentInput, name: templateName, preheader: contentInput.preheader.default(''), from: contentInput.from.default({ name: '', email: '' }),
    class: contentInput.class.default('marketing'),
  }),
  output: templateSchema,
  rest: { method: 'POST', path: '/templates', status: 201, tag: 'Templates' },
  async run({ deps, workspaceId, actor }, input) {
    const saved = await create(deps, workspaceId, { name: input.name, content: contentOf(input), by: actorName(actor) })
    return deps.db.withWorkspace(workspaceId, (tx) => viewTemplate(tx, saved))
  },
})
