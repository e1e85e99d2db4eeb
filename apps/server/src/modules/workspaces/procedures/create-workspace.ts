import { z } from 'zod'
import { isTimeZone } from '@sendero/flow-engine/time'
import { AppError } from '../../../errors/app-error.ts'
import { actorName } from '../../../procedures/actor.ts'
import { defineProcedure } from '../../../procedures/procedure.ts'
import { insertWorkspace } from '../insert-workspace.ts'
import { recordAudit } from '../record-audit.ts'

export const createWorkspace = defineProcedure({
  id: 'workspace.create',
  kind: 'mutation',
  permission: 'workspace:write',
  summary: 'Create another workspace, whose admin is who asks; a sandbox has a clock that can be moved and writes to its mailbox only',
  input: z.strictObject({
    name: z.string().trim().min(1).max(100),
    timeZone: z.string().refine(isTimeZone, 'Use an IANA time zone such as Europe/Berlin.').default('UTC'),
    sandbox: z.boolean().default(false),
  }),
  output: z.object({ slug: z.string(), name: z.string(), isSandbox: z.boolean() }),
  rest: { method: 'POST', path: '/workspaces', status: 201, tag: 'Workspace' },
  async run({ deps, actor }, { name, timeZone, sandbox }) {
    if (actor.kind !== 'user') throw new AppError('FORBIDDEN', 'A workspace is made by somebody who is signed in. On this machine: npm run admin -- create-workspace.')
    const made = await insertWorkspace(deps, { name, timeZone, isSandbox: sandbox })
    await deps.db.withWorkspace(made.id, async (tx) => {
      await tx.query(`INSERT INTO memberships (workspace_id, user_id, role) VALUES ($1, $2, 'admin')`, [made.id, actor.id])
      await recordAudit(tx, { actor: actorName(actor), action: 'workspace.create', target: null, data: { name } })
    })
    return { slug: made.slug, name, isSandbox: made.isSandbox }
  },
})
