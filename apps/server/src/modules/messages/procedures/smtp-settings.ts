import net from 'node:net'
import { z } from 'zod'
import type { Tx } from '../../../db/postgres.ts'
import type { Deps } from '../../../deps.ts'
import { AppError } from '../../../errors/app-error.ts'
import { actorName } from '../../../procedures/actor.ts'
import { instantText } from '../../../procedures/paging.ts'
import { defineProcedure } from '../../../procedures/procedure.ts'
import { loadWorkspace, recordAudit, setSender } from '../../workspaces/index.ts'
import { mailHost, passwordPlace } from '../mail-route.ts'
import { deleteSmtpServer, loadMailSettings, saveSmtpServer } from '../mail-settings-repository.ts'
import type { SmtpServer } from '../mail-settings-repository.ts'
import { smtpPolicy } from '../smtp-policy.ts'

const security = z.enum(['tls', 'starttls', 'none'])
const isHost = (host: string): boolean => net.isIP(host) !== 0 || /^(?=.{1,253}$)([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\.)*[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?$/.test(host)

const view = z.object({
  /** The way e-mail of this workspace takes now. */
  transport: z.object({ kind: z.enum(['workspace', 'server', 'mailbox']), host: z.string().nullable() }),
  server: z.object({ host: z.string(), port: z.number(), security, user: z.string(), hasPassword: z.boolean(), updatedAt: z.string() }).nullable(),
  fromName: z.string(),
  fromEmail: z.string(),
})

async function toView(deps: Deps, tx: Tx): Promise<z.infer<typeof view>> {
  const { workspace } = await loadWorkspace(tx)
  const { smtp } = await loadMailSettings(tx)
  const host = await mailHost(deps.env, tx, workspace)
  return {
    transport: { kind: host === null ? 'mailbox' : smtp === null ? 'server' : 'workspace', host },
    server: smtp === null ? null : { host: smtp.host, port: smtp.port, security: smtp.security, user: smtp.user, hasPassword: smtp.passwordCipher !== null, updatedAt: instantText(smtp.updatedAt) },
    fromName: workspace.fromName, fromEmail: workspace.fromEmail,
  }
}

export const getSmtp = defineProcedure({
  id: 'smtp.get',
  kind: 'query',
  permission: 'workspace:write',
  summary: 'Get the mail server of the workspace, without its password, and the way e-mail takes now',
  input: z.strictObject({}),
  output: view,
  rest: { method: 'GET', path: '/workspace/smtp', status: 200, tag: 'Workspace' },
  run: ({ deps, workspaceId }) => deps.db.withWorkspace(workspaceId, (tx) => toView(deps, tx)),
})

export const setSmtp = defineProcedure({
  id: 'smtp.set',
  kind: 'mutation',
  permission: 'workspace:write',
  summary: 'Set the mail server of the workspace; a password that is left out stays as it is, if server and user do',
  input: z.strictObject({
    host: z.string().trim().toLowerCase().refine(isHost, 'Use the name of the server, such as smtp.example.com.'),
    port: z.number().int().min(1).max(65_535),
    security,
    user: z.string().trim().max(320).default(''),
    password: z.string().min(1).max(1_000).optional(),
    fromName: z.string().max(100).optional(),
    fromEmail: z.union([z.literal(''), z.email()]).optional(),
  }),
  output: view,
  rest: { method: 'PUT', path: '/workspace/smtp', status: 200, tag: 'Workspace' },
  run: ({ deps, workspaceId, actor }, input) => deps.db.withWorkspace(workspaceId, async (tx) => {
    const { host, port, user } = input
    checkServer(deps, input)
    const { smtp } = await loadMailSettings(tx)
    const passwordCipher = user === '' ? null : input.password === undefined ? keptPassword(smtp, { host, port, user }) : deps.secrets.encrypt(passwordPlace(workspaceId), input.password)
    await saveSmtpServer(tx, { host, port, security: input.security, user, passwordCipher })
    await setSender(tx, { fromName: input.fromName, fromEmail: input.fromEmail })
    await recordAudit(tx, { actor: actorName(actor), action: 'smtp.set', target: null, data: { host, port, security: input.security, newPassword: input.password !== undefined } })
    return toView(deps, tx)
  }),
})

function checkServer({ env }: Pick<Deps, 'env'>, { host, port, security: wanted, user }: { host: string; port: number; security: SmtpServer['security']; user: string }): void {
  const policy = smtpPolicy(env)
  const refusal = policy.refusal(host, port)
  if (refusal !== null) throw invalid('port', refusal)
  if (wanted === 'none' && user !== '' && !policy.isTrusted(host, port)) throw invalid('security', 'A password is sent over encrypted connections only: choose TLS or STARTTLS.')
}

/** A stored password goes to the server and user it was given for, and nowhere else: otherwise it could be read by pointing it at a server of one's own. */
function keptPassword(before: SmtpServer | null, { host, port, user }: { host: string; port: number; user: string }): Buffer {
  if (before?.passwordCipher && before.host === host && before.port === port && before.user === user) return before.passwordCipher
  throw invalid('password', 'Give the password of this user on this server.')
}

const invalid = (path: string, message: string): AppError => new AppError('INVALID_INPUT', message, { errors: [{ path, message }] })

export const clearSmtp = defineProcedure({
  id: 'smtp.clear',
  kind: 'mutation',
  permission: 'workspace:write',
  summary: 'Forget the mail server of the workspace and its password',
  input: z.strictObject({}),
  output: view,
  rest: { method: 'DELETE', path: '/workspace/smtp', status: 200, tag: 'Workspace' },
  run: ({ deps, workspaceId, actor }) => deps.db.withWorkspace(workspaceId, async (tx) => {
    if (await deleteSmtpServer(tx)) await recordAudit(tx, { actor: actorName(actor), action: 'smtp.clear', target: null, data: {} })
    return toView(deps, tx)
  }),
})
