import { z } from 'zod'
import type { JsonObject } from '@sendero/flow-engine'
import { actorName, requirePermission } from '../../../procedures/actor.ts'
import { defineProcedure } from '../../../procedures/procedure.ts'
import { previewDraft } from '../draft-preview.ts'
import { previewInput, previewSchema, viewPreview } from '../preview-view.ts'
import { sampleCustomer } from '../sample-customer.ts'
import { contentOf, draftInput } from '../template-view.ts'

export const renderDraft = defineProcedure({
  id: 'template.renderDraft',
  kind: 'query',
  permission: 'templates:read',
  summary: 'Render unsaved content as saving and sending would, with its problems; a newer question of the same key or user takes the place of an older one',
  input: z.strictObject({ content: draftInput, ...previewInput }),
  output: previewSchema,
  rest: { method: 'POST', path: '/templates/render', status: 200, tag: 'Templates' },
  async run({ deps, workspaceId, actor }, { content, customerId, event }) {
    // Content of one's own can show every trait of the customer, which a saved template cannot.
    if (customerId !== undefined) requirePermission(actor, 'customers:read')
    const person = customerId ?? await sampleCustomer(deps, workspaceId)
    return viewPreview(await previewDraft(deps, workspaceId, { content: contentOf(content), person, event: event as JsonObject | undefined, asker: actorName(actor) }), person)
  },
})
