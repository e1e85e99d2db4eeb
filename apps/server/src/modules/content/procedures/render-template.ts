import { z } from 'zod'
import type { JsonObject } from '@sendero/flow-engine'
import { fromPublicId } from '../../../db/public-id.ts'
import { defineProcedure } from '../../../procedures/procedure.ts'
import { templateProblems } from '../check-content.ts'
import { previewOf, previewUnsubscribeUrl } from '../preview.ts'
import { previewInput, previewSchema, viewPreview } from '../preview-view.ts'
import { loadRenderSubject, renderForCustomer } from '../render-for-customer.ts'
import { sampleCustomer } from '../sample-customer.ts'

export const renderTemplate = defineProcedure({
  id: 'template.render',
  kind: 'query',
  permission: 'templates:read',
  summary: 'Render a template for a customer, as a journey would, or for a made-up person; links are not tracked and nothing is sent',
  input: z.strictObject({ id: z.string(), version: z.number().int().min(1).optional(), ...previewInput }),
  output: previewSchema,
  rest: { method: 'POST', path: '/templates/:id/render', status: 200, tag: 'Templates' },
  async run({ deps, workspaceId }, input) {
    const person = input.customerId ?? await sampleCustomer(deps, workspaceId)
    const wanted = { templateId: fromPublicId('template', input.id), version: input.version, person }
    const subject = await deps.db.withWorkspace(workspaceId, (tx) => loadRenderSubject(tx, wanted))
    const rendering = await renderForCustomer(deps, subject, { event: input.event as JsonObject | undefined, unsubscribeUrl: previewUnsubscribeUrl(deps), tokens: null })
    return viewPreview(previewOf(rendering, { format: subject.template.format, known: templateProblems(subject.template, subject.workspace) }), person)
  },
})
