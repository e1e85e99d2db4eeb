import type { Deps } from '../../deps.ts'
import { newId } from '../../db/public-id.ts'
import { fallbackFrom } from '../content/index.ts'
import { escapeHtml } from '../../rendering/escape-html.ts'
import { loadWorkspace } from '../workspaces/index.ts'
import type { Workspace } from '../workspaces/index.ts'
import { asciiAddress, buildMime } from './build-mime.ts'
import type { Mail } from './mail.ts'
import { mailRoute } from './mail-route.ts'

/** A mail of the product to one of its users: no customer, no consent, no tracking, and nobody tries again. */
export interface SystemMail { readonly to: string; readonly subject: string; readonly text: string; readonly link?: { readonly label: string; readonly url: string } }

export type SystemMailOutcome = { readonly kind: 'sent' } | { readonly kind: 'no-server' } | { readonly kind: 'failed'; readonly error: string }

/** Sends it over the mail server of the workspace. While its mail stays in the mailbox nothing is sent: users read their mail elsewhere. */
export async function sendSystemMail(deps: Deps, workspaceId: string, mail: SystemMail): Promise<SystemMailOutcome> {
  const { workspace, route } = await deps.db.withWorkspace(workspaceId, async (tx) => {
    const { workspace: found } = await loadWorkspace(tx)
    return { workspace: found, route: await mailRoute(deps, tx, found) }
  })
  if (route === null) return { kind: 'no-server' }
  const composed = composeSystemMail(deps, workspace, mail)
  const unsigned = buildMime(composed, new Date())
  const mime = route.sign === null ? unsigned : await route.sign(unsigned)
  const result = await route.pool.send({ from: asciiAddress(composed.from.email), to: asciiAddress(composed.to), mime, beforeEnd: () => undefined }, () => undefined)
  return result.kind === 'accepted' ? { kind: 'sent' } : { kind: 'failed', error: 'reply' in result ? result.reply : result.error }
}

export function composeSystemMail(deps: Pick<Deps, 'publicUrl'>, workspace: Pick<Workspace, 'name' | 'fromName' | 'fromEmail'>, { to, subject, text, link }: SystemMail): Mail {
  const messageId = newId()
  const email = workspace.fromEmail || fallbackFrom(deps)
  const paragraphs = text.split('\n\n').map((part) => `<p>${escapeHtml(part)}</p>`).join('')
  const button = link === undefined ? '' : `<p><a href="${escapeHtml(link.url)}">${escapeHtml(link.label)}</a></p><p>${escapeHtml(link.url)}</p>`
  return {
    messageId, to, subject, from: { name: workspace.fromName || workspace.name, email }, links: [],
    text: link === undefined ? text : `${text}\n\n${link.label}: ${link.url}`,
    html: `<!doctype html><html><body style="font:16px/1.5 system-ui,sans-serif">${paragraphs}${button}</body></html>`,
    headers: { 'Message-ID': `<${messageId}@${email.slice(email.lastIndexOf('@') + 1)}>`, 'Auto-Submitted': 'auto-generated' },
  }
}
