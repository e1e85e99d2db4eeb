import { z } from 'zod'
import type { JsonObject } from '@sendero/flow-engine'
import { fromPublicId, toPublicId } from '../../../db/public-id.ts'
import { defineProcedure } from '../../../procedures/procedure.ts'
import { sampleCustomer } from '../../content/index.ts'
import { testSend } from '../test-send.ts'

export const testSendTemplate = defineProcedure({
  id: 'template.testSend',
  kind: 'mutation',
  permission: 'templates:write',
  summary: 'Send a template to an address of yours, as the given customer would get it, or a made-up person',
  input: z.strictObject({
    id: z.string(), to: z.email().max(254), customerId: z.string().min(1).max(300).optional(), version: z.number().int().min(1).optional(), event: z.record(z.string(), z.json()).optional(),
  }),
  output: z.object({ messageId: z.string() }),
  rest: { method: 'POST', path: '/templates/:id/test-send', status: 200, tag: 'Templates' },
  async run({ deps, workspaceId }, input) {
    const { messageId } = await testSend(deps, workspaceId, {
      templateId: fromPublicId('template', input.id), version: input.version, person: input.customerId ?? await sampleCustomer(deps, workspaceId), to: input.to,
      event: input.event as JsonObject | undefined,
    })
    return { messageId: toPublicId('message', messageId) }
  },
})
