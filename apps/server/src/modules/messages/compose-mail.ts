import type { Deps } from '../../deps.ts'
import { toPublicId } from '../../db/public-id.ts'
import type { MessageClass, MessageTokens, RenderedMessage } from '../content/index.ts'
import type { Workspace } from '../workspaces/index.ts'
import type { Mail } from './mail.ts'
import { makeToken } from './tokens.ts'

/** The tokens of one message as the addresses that stand in it. */
export function messageTokens(deps: Pick<Deps, 'secrets' | 'publicUrl'>, of: { readonly workspaceId: string; readonly messageId: string; readonly isTracked: boolean }): MessageTokens {
  if (!of.isTracked) return { clickUrl: null, openUrl: null }
  return {
    clickUrl: (link) => `${deps.publicUrl}/c/${makeToken(deps, 'click', { ...of, link })}`,
    openUrl: `${deps.publicUrl}/o/${makeToken(deps, 'open', { ...of, link: 0 })}.gif`,
  }
}

export const unsubscribeUrl = (deps: Pick<Deps, 'secrets' | 'publicUrl'>, of: { readonly workspaceId: string; readonly messageId: string }): string =>
  `${deps.publicUrl}/u/${makeToken(deps, 'unsubscribe', { ...of, link: 0 })}`

interface MailOf {
  readonly messageId: string
  readonly to: string
  readonly rendered: RenderedMessage
  readonly messageClass: MessageClass
  readonly workspace: Pick<Workspace, 'id' | 'slug'>
  readonly journeyId: string | null
  readonly nodeId: string | null
}

/** Adds to a rendered message what mail programs and providers read: its identity, and for marketing the one-click way out (RFC 8058). */
export function composeMail(deps: Pick<Deps, 'secrets' | 'publicUrl'>, of: MailOf): Mail {
  const { rendered, messageId, workspace } = of
  const domain = rendered.from.email.slice(rendered.from.email.lastIndexOf('@') + 1)
  const headers: Record<string, string> = {
    'Message-ID': `<${messageId}@${domain}>`,
    'Feedback-ID': [of.journeyId === null ? 'test' : toPublicId('journey', of.journeyId), headerWord(of.nodeId ?? 'test'), of.messageClass, headerWord(workspace.slug)].join(':'),
  }
  if (of.messageClass === 'marketing') {
    headers['List-Unsubscribe'] = `<${unsubscribeUrl(deps, { workspaceId: workspace.id, messageId })}>`
    headers['List-Unsubscribe-Post'] = 'List-Unsubscribe=One-Click'
  }
  return { messageId, to: of.to, from: rendered.from, subject: rendered.subject, html: rendered.html, text: rendered.text, headers, links: rendered.links }
}

/** Names come from authors and clients: in a header only harmless characters are left of them. */
const headerWord = (text: string): string => text.replace(/[^A-Za-z0-9_-]/g, '_').slice(0, 60) || '_'
