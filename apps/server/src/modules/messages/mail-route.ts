import type { Deps } from '../../deps.ts'
import type { Tx } from '../../db/postgres.ts'
import type { Workspace } from '../workspaces/index.ts'
import { loadMailSettings } from './mail-settings-repository.ts'
import type { MailSettings, SmtpServer } from './mail-settings-repository.ts'
import type { PreparedMail } from './prepared.ts'
import { signMail } from './sign-mail.ts'
import type { DkimSigner } from './sign-mail.ts'
import type { SmtpOptions } from './smtp-options.ts'
import { smtpPolicy } from './smtp-policy.ts'
import type { SmtpPool } from './smtp-pool.ts'
import { smtpWire } from './smtp-wire.ts'
import type { Wire } from './wire.ts'

// Which way the e-mail of a workspace takes: its own mail server, else that of SMTP_URL, else the built-in mailbox. A sandbox writes
// into its mailbox only. Asked anew for every turn of delivery, so that a change of the settings needs no restart.

export interface MailRoute {
  readonly kind: 'workspace' | 'server'
  readonly host: string
  readonly pool: SmtpPool
  readonly sign: ((mime: Buffer) => Promise<Buffer>) | null
}

/** Null: the built-in mailbox. */
export async function mailRoute(deps: RouteDeps, tx: Tx, workspace: Pick<Workspace, 'isSandbox'>): Promise<MailRoute | null> {
  return workspace.isSandbox ? null : routeBy(deps, tx.workspaceId, await loadMailSettings(tx))
}

function routeBy(deps: RouteDeps, workspaceId: string, settings: MailSettings): MailRoute | null {
  const { servers } = deps.sender
  const sign = signerOf(deps, workspaceId, settings)
  const { smtp } = settings
  if (smtp !== null) return { kind: 'workspace', host: smtp.host, pool: servers.own(workspaceId, smtp.revision, () => ownOptions(deps, workspaceId, smtp)), sign }
  if (servers.shared === null) return null
  return { kind: 'server', host: servers.shared.options.host, pool: servers.shared, sign }
}

type RouteDeps = Pick<Deps, 'env' | 'secrets' | 'sender'>

/** The way out for e-mail of a workspace with these settings. Null: the built-in mailbox. */
export function mailWire(deps: RouteDeps, workspace: Pick<Workspace, 'id' | 'isSandbox'>, settings: MailSettings): Wire<PreparedMail> | null {
  const route = workspace.isSandbox ? null : routeBy(deps, workspace.id, settings)
  return route === null ? null : smtpWire(route.pool, route.sign)
}

/** Host of the server that e-mail of this workspace leaves through; null while it stays in the mailbox. */
export async function mailHost(env: { readonly SMTP_URL?: string | undefined }, tx: Tx, workspace: Pick<Workspace, 'isSandbox'>): Promise<string | null> {
  if (workspace.isSandbox) return null
  const { smtp } = await loadMailSettings(tx)
  return smtp?.host ?? (env.SMTP_URL === undefined ? null : new URL(env.SMTP_URL).hostname)
}

export const passwordPlace = (workspaceId: string): string => `${workspaceId}|smtp_servers|password_cipher|${workspaceId}`
export const dkimPlace = (workspaceId: string): string => `${workspaceId}|dkim_keys|private_key_cipher|${workspaceId}`

function ownOptions({ env, secrets }: Pick<Deps, 'env' | 'secrets'>, workspaceId: string, smtp: Pick<SmtpServer, 'host' | 'port' | 'security' | 'user' | 'passwordCipher'>): SmtpOptions {
  const pass = smtp.passwordCipher === null ? '' : secrets.decrypt(passwordPlace(workspaceId), smtp.passwordCipher)
  return {
    host: smtp.host, port: smtp.port, isSecure: smtp.security === 'tls', requireTls: smtp.security === 'starttls',
    auth: smtp.user === '' ? null : { user: smtp.user, pass }, rejectUnauthorized: true, maxConnections: ownConnections, name: null,
    dial: smtpPolicy(env).dial,
  }
}

/** Providers of small accounts refuse more. */
const ownConnections = 5

function signerOf({ secrets }: Pick<Deps, 'secrets'>, workspaceId: string, { dkim }: MailSettings): MailRoute['sign'] {
  if (dkim === null) return null
  // Decrypted here, before anything is fenced: under another master key nothing is sent, instead of breaking in the middle.
  const signer: DkimSigner = { domain: dkim.domain, selector: dkim.selector, privateKey: secrets.decrypt(dkimPlace(workspaceId), dkim.privateKeyCipher) }
  return (mime) => signMail(mime, signer)
}
