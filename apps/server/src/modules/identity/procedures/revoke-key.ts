import { z } from 'zod'
import { fromPublicId } from '../../../db/public-id.ts'
import { AppError } from '../../../errors/app-error.ts'
import { actorName } from '../../../procedures/actor.ts'
import { defineProcedure } from '../../../procedures/procedure.ts'
import { recordAudit } from '../../workspaces/index.ts'
import { revokeApiKey, revokeWriteKey } from '../keys.ts'

const input = z.strictObject({ id: z.string() })

export const revokeKey = defineProcedure({
  id: 'keys.revoke',
  kind: 'mutation',
  permission: 'keys:write',
  summary: 'Revoke an API key at once and for good',
  input,
  output: z.null(),
  rest: { method: 'DELETE', path: '/keys/:id', status: 204, tag: 'Keys' },
  async run({ deps, actor, workspaceId }, { id }) {
    await deps.db.withWorkspace(workspaceId, async (tx) => {
      if (!await revokeApiKey(tx, fromPublicId('key', id))) throw new AppError('NOT_FOUND', 'There is no such key.')
      await recordAudit(tx, { actor: actorName(actor), action: 'keys.revoke', target: id, data: {} })
    })
    return null
  },
})

export const revokeWriteKeyProcedure = defineProcedure({
  id: 'writeKeys.revoke',
  kind: 'mutation',
  permission: 'keys:write',
  summary: 'Revoke a write key: events sent with it are refused from now on',
  input,
  output: z.null(),
  rest: { method: 'DELETE', path: '/write-keys/:id', status: 204, tag: 'Keys' },
  async run({ deps, actor, workspaceId }, { id }) {
    await deps.db.withWorkspace(workspaceId, async (tx) => {
      if (!await revokeWriteKey(tx, fromPublicId('key', id))) throw new AppError('NOT_FOUND', 'There is no such key.')
      await recordAudit(tx, { actor: actorName(actor), action: 'writeKeys.revoke', target: id, data: {} })
    })
    return null
  },
})
