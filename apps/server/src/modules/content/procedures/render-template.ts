import { z } from 'zod'
import type { JsonObject } from '@sendero/flow-engine'
import { fromPublicId } from '../../../db/public-id.ts'
import { defineProcedure } from '../../../procedures/procedure.ts'
import { templateProblems } from '../check-content.ts'
import { loadRenderSubject, renderForCustomer } from '../render-for-customer.ts'
import { problemSchema } from '../template-view.ts'

export const renderTemplate = defineProcedure({
  id: 'template.render',
  kind: 'query',
  permission: 'templates:read',
  summary: 'Render a template for a customer, as a journey would; links are not tracked and nothing is sent',
  input: z.strictObject({ id: z.string(), customerId: z.string().min(1).max(300), version: z.number().int().min(1).optional(), event: z.record(z.string(), z.json()).optional() }),
  output: z.object({
    subject: z.string(), preheader: z.string(), from: z.object({ name: z.string(), email: z.string() }), html: z.string(), text: z.string(), problems: z.array(problemSchema),
  }),
  rest: { method: 'POST', path: '/templates/:id/render', status: 200, tag: 'Templates' },
  async run({ deps, workspaceId }, input) {
    const wanted = { templateId: fromPublicId('template', input.id), version: input.version, customerId: input.customerId }
    const subject = await deps.db.withWorkspace(workspaceId, (tx) => loadRenderSubject(tx, wanted))
    const rendering = await renderForCustomer(deps, subject, { event: input.event as JsonObject | undefined, unsubscribeUrl: `${deps.publicUrl}/u/preview`, tokens: null })
    const known = templateProblems(subject.template, subject.workspace)
    if (rendering.ok) {
      const { links: _links, ...mail } = rendering.message
      return { ...mail, problems: known }
    }
    const empty = { subject: '', preheader: '', from: { name: '', email: '' }, html: '', text: '' }
    if (known.some(({ severity }) => severity === 'error')) return { ...empty, problems: known }
    return { ...empty, problems: [...known, { code: 'LIQUID_ERROR', severity: 'error' as const, part: 'body' as const, line: rendering.line, message: rendering.message }] }
  },
})
