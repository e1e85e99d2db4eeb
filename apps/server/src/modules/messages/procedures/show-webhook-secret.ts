import { z } from 'zod'
import { defineProcedure } from '../../../procedures/procedure.ts'
import { webhookSecret } from '../webhook-secret.ts'

export const showWebhookSecret = defineProcedure({
  id: 'workspace.webhookSecret',
  kind: 'query',
  permission: 'keys:read',
  summary: 'Show the secret that webhook calls of this workspace are signed with (Standard Webhooks)',
  input: z.strictObject({}),
  output: z.object({ secret: z.string() }),
  rest: { method: 'GET', path: '/workspace/webhook-secret', status: 200, tag: 'Workspace' },
  run: ({ deps, workspaceId }) => deps.db.withWorkspace(workspaceId, async (tx) => ({ secret: await webhookSecret(deps, tx) })),
})
