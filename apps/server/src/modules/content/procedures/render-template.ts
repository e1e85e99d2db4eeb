import { z } from 'zod'
import type { JsonObject } from '@sendero/flow-engine'
import { fromPublicId } from '../../../db/public-id.ts'
import { defineProcedure } from '../../../procedures/procedure.ts'
import { templateProblems } from '../check-content.ts'
import { madeUpCustomer, customerWith } from '../made-up-customer.ts'
import { previewOf, previewUnsubscribeUrl } from '../preview.ts'
import { previewInput, previewSchema, viewPreview } from '../preview-view.ts'
import { loadRenderSubject, renderForCustomer } from '../render-for-customer.ts'
import { sampleCustomer } from '../sample-customer.ts'

const mostTraitBytes = 64_000

const traitsInput = z.record(z.string(), z.json()).refine((traits) => JSON.stringify(traits).length <= mostTraitBytes, `Traits for a preview take at most ${mostTraitBytes / 1000} kB of JSON.`)
  .describe('Traits to render it with: of somebody made up, or in place of those of the customer')
const atInput = z.iso.datetime({ offset: true, error: 'Use an RFC 3339 instant such as 2026-12-01T09:00:00Z.' }).describe('What `now` is in the template; without it, the present by the clock of the workspace')

export const renderTemplate = defineProcedure({
  id: 'template.render',
  kind: 'query',
  permission: 'templates:read',
  summary: 'Render a template for a customer, as a journey would, or for a made-up person, at a time of your choice; links are not tracked and nothing is sent',
  input: z.strictObject({ id: z.string(), version: z.number().int().min(1).optional(), ...previewInput, traits: traitsInput.optional(), at: atInput.optional() }),
  output: previewSchema,
  rest: { method: 'POST', path: '/templates/:id/render', status: 200, tag: 'Templates' },
  async run({ deps, workspaceId }, input) {
    const traits = input.traits as JsonObject | undefined
    const person = input.customerId ?? (traits === undefined ? await sampleCustomer(deps, workspaceId) : madeUpCustomer(traits))
    const wanted = { templateId: fromPublicId('template', input.id), version: input.version, person }
    const loaded = await deps.db.withWorkspace(workspaceId, (tx) => loadRenderSubject(tx, wanted))
    const subject = { ...loaded, customer: traits === undefined ? loaded.customer : customerWith(loaded.customer, traits), now: input.at === undefined ? loaded.now : Date.parse(input.at) }
    const rendering = await renderForCustomer(deps, subject, { event: input.event as JsonObject | undefined, unsubscribeUrl: previewUnsubscribeUrl(deps), tokens: null })
    return viewPreview(previewOf(rendering, { format: subject.template.format, known: templateProblems(subject.template, subject.workspace) }), person)
  },
})
