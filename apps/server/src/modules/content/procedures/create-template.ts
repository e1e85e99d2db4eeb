import { z } from 'zod'
import { actorName } from '../../../procedures/actor.ts'
import { defineProcedure } from '../../../procedures/procedure.ts'
import { loadWorkspace } from '../../workspaces/index.ts'
import { createTemplate as create } from '../save-template.ts'
import { contentInput, templateSchema, templateView } from '../template-view.ts'

export const createTemplate = defineProcedure({
  id: 'template.create',
  kind: 'mutation',
  permission: 'templates:write',
  summary: 'Create a template; it is saved with its problems, which forbid publishing, not saving',
  input: z.strictObject({
    ...contentInput, name: z.string().trim().min(1).max(200), preheader: contentInput.preheader.default(''), from: contentInput.from.default({ name: '', email: '' }),
    class: contentInput.class.default('marketing'),
  }),
  output: templateSchema,
  rest: { method: 'POST', path: '/templates', status: 201, tag: 'Templates' },
  async run({ deps, workspaceId, actor }, input) {
    const content = { subject: input.subject, preheader: input.preheader, fromName: input.from.name, fromEmail: input.from.email, format: input.format, body: input.body, messageClass: input.class }
    const saved = await create(deps, workspaceId, { name: input.name, content, by: actorName(actor) })
    return deps.db.withWorkspace(workspaceId, async (tx) => templateView(saved, (await loadWorkspace(tx)).workspace))
  },
})
