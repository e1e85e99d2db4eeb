import { z } from 'zod'
import { actorName } from '../../../procedures/actor.ts'
import { recordAudit } from '../../workspaces/index.ts'
import { defineProcedure } from '../../../procedures/procedure.ts'
import { insertWriteKey } from '../keys.ts'

export const createWriteKey = defineProcedure({
  id: 'writeKeys.create',
  kind: 'mutation',
  permission: 'keys:write',
  summary: 'Create a write key for the tracking API; it is shown only in this answer',
  input: z.strictObject({ name: z.string().min(1).max(100) }),
  output: z.object({ id: z.string(), name: z.string(), writeKey: z.string() }),
  rest: { method: 'POST', path: '/write-keys', status: 201, tag: 'Keys' },
  async run({ deps, actor, workspaceId }, input) {
    return deps.db.withWorkspace(workspaceId, async (tx) => {
      const made = await insertWriteKey(tx, input.name)
      await recordAudit(tx, { actor: actorName(actor), action: 'writeKeys.create', target: made.id, data: { name: input.name } })
      return { id: made.id, name: input.name, writeKey: made.writeKey }
    })
  },
})
