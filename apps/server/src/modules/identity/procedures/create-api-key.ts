import { z } from 'zod'
import { AppError } from '../../../errors/app-error.ts'
import { actorMay, actorName } from '../../../procedures/actor.ts'
import { recordAudit } from '../../workspaces/index.ts'
import { allScopes, isScope } from '../../../procedures/permissions.ts'
import { defineProcedure } from '../../../procedures/procedure.ts'
import { insertApiKey } from '../keys.ts'

const scopeList = z.union([z.literal('all').transform(() => [...allScopes]), z.array(z.string().refine(isScope, `Use "all" or some of ${allScopes.join(', ')}.`)).min(1)])

export const createApiKey = defineProcedure({
  id: 'keys.create',
  kind: 'mutation',
  permission: 'keys:write',
  summary: 'Create an API key; its secret is shown only in this answer',
  input: z.strictObject({ name: z.string().min(1).max(100), scopes: scopeList, expiresAt: z.iso.datetime().optional() }),
  output: z.object({ id: z.string(), name: z.string(), key: z.string(), scopes: z.array(z.string()) }),
  rest: { method: 'POST', path: '/keys', status: 201, tag: 'Keys' },
  async run({ deps, actor, workspaceId }, input) {
    const scopes = input.scopes.filter(isScope)
    const beyond = scopes.find((scope) => !actorMay(actor, scope))
    if (beyond !== undefined) throw new AppError('FORBIDDEN', `A key cannot be given more than its maker may do: ${beyond}.`)
    return deps.db.withWorkspace(workspaceId, async (tx) => {
      const made = await insertApiKey(tx, { name: input.name, scopes, expiresAt: input.expiresAt === undefined ? null : new Date(input.expiresAt), createdBy: actor.kind === 'user' ? actor.id : null })
      await recordAudit(tx, { actor: actorName(actor), action: 'keys.create', target: made.id, data: { name: input.name, scopes } })
      return { id: made.id, name: input.name, key: made.key, scopes }
    })
  },
})
