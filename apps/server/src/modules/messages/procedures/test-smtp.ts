import { z } from 'zod'
import { AppError } from '../../../errors/app-error.ts'
import { actorName } from '../../../procedures/actor.ts'
import { defineProcedure } from '../../../procedures/procedure.ts'
import { loadWorkspace, recordAudit } from '../../workspaces/index.ts'
import { mailRoute } from '../mail-route.ts'
import { composeSystemMail } from '../system-mail.ts'
import { smtpSteps, testMailServer } from '../test-mail-server.ts'

export const testSmtp = defineProcedure({
  id: 'smtp.test',
  kind: 'mutation',
  permission: 'workspace:write',
  summary: 'Send a test mail over the mail server and tell step by step what it answered',
  input: z.strictObject({ to: z.email().max(254) }),
  output: z.object({ isAccepted: z.boolean(), steps: z.array(z.object({ step: z.enum(smtpSteps), outcome: z.enum(['done', 'failed', 'skipped']), detail: z.string() })) }),
  rest: { method: 'POST', path: '/workspace/smtp/test', status: 200, tag: 'Workspace' },
  async run({ deps, workspaceId, actor }, { to }) {
    const { workspace, route } = await deps.db.withWorkspace(workspaceId, async (tx) => {
      const { workspace: found } = await loadWorkspace(tx)
      await recordAudit(tx, { actor: actorName(actor), action: 'smtp.test', target: null, data: {} })
      return { workspace: found, route: await mailRoute(deps, tx, found) }
    })
    if (route === null) throw new AppError('WRONG_STATE', 'E-mail of this workspace stays in the built-in mailbox: there is no server to test.')
    const mail = composeSystemMail(deps, workspace, { to, subject: `Test mail of ${workspace.name}`, text: `This mail went through ${route.host}: e-mail of ${workspace.name} can leave.` })
    const steps = await testMailServer(route.pool.options, { mail, sign: route.sign })
    return { steps, isAccepted: steps.at(-1)?.step === 'accept' && steps.at(-1)?.outcome === 'done' }
  },
})
