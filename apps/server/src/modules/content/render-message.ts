import type { JsonObject } from '@sendero/flow-engine'
import { escapeHtml } from '../../rendering/escape-html.ts'
import type { ContentRenderer, RenderRequest, RenderResult } from '../../rendering/renderer.ts'
import type { Workspace } from '../workspaces/index.ts'
import { rewriteLinks } from './rewrite-links.ts'
import type { TemplateVersion } from './template-version.ts'

/** What differs from one copy of a mail to the next: the addresses that carry its own tokens. A preview has none. */
export interface MessageTokens {
  /** Address that leads to the destination number `link` (from 0); null leaves the links as they are. */
  readonly clickUrl: ((link: number) => string) | null
  readonly openUrl: string | null
}

export interface MessageToRender {
  readonly template: Pick<TemplateVersion, 'subject' | 'preheader' | 'fromName' | 'fromEmail' | 'compiledHtml' | 'compiledText'>
  readonly context: JsonObject
  readonly workspace: Pick<Workspace, 'name' | 'fromName' | 'fromEmail'>
  readonly tokens: MessageTokens
  /** Sender when neither template nor workspace names one. */
  readonly fallbackFrom: string
  /** Links that start like this are never sent through the click tracker: unsubscribing must not depend on it. */
  readonly untracked: string
}

export interface RenderedMessage {
  readonly subject: string
  readonly preheader: string
  readonly from: { readonly name: string; readonly email: string }
  readonly html: string
  readonly text: string
  /** Destinations of the tracked links, by number. */
  readonly links: readonly string[]
}

export type Rendering = { readonly ok: true; readonly message: RenderedMessage } | Extract<RenderResult, { ok: false }>

/** The one way from a template to a mail: preview, test send and journey all come through here. Liquid does not fail on missing values. */
export async function renderMessages(renderer: ContentRenderer, messages: readonly MessageToRender[]): Promise<Rendering[]> {
  const results = await renderer.render(messages.map(requestOf))
  return messages.map((message, index) => {
    const result = results[index]
    if (!result) throw new Error('The renderer lost a message')
    return result.ok ? { ok: true, message: assemble(message, result.parts) } : result
  })
}

function requestOf({ template, context }: MessageToRender): RenderRequest {
  return {
    parts: {
      subject: { source: template.subject, escape: 'none' },
      preheader: { source: template.preheader, escape: 'none' },
      from: { source: template.fromName, escape: 'none' },
      html: { source: template.compiledHtml, escape: 'html' },
      text: { source: template.compiledText, escape: 'none' },
    },
    data: context,
  }
}

function assemble(message: MessageToRender, parts: Readonly<Record<string, string>>): RenderedMessage {
  const { workspace, tokens, template } = message
  const preheader = oneLine(parts['preheader'] ?? '')
  const numbers = new Map<string, number>()
  const track = (destination: string): string => {
    if (tokens.clickUrl === null || destination.startsWith(message.untracked)) return destination
    const number = numbers.get(destination) ?? numbers.size
    numbers.set(destination, number)
    return tokens.clickUrl(number)
  }
  const linked = tokens.clickUrl === null ? parts['html'] ?? '' : rewriteLinks(parts['html'] ?? '', track)
  return {
    subject: oneLine(parts['subject'] ?? ''),
    preheader,
    from: { name: oneLine(parts['from'] ?? '') || workspace.fromName || workspace.name, email: template.fromEmail || workspace.fromEmail || message.fallbackFrom },
    html: withPixel(withPreheader(linked, preheader), tokens.openUrl),
    text: tidy(parts['text'] ?? ''),
    links: [...numbers.keys()],
  }
}

/** Headers are one line; control characters have no business in them. */
const oneLine = (text: string): string => text.replace(/[\u0000-\u001f\u007f\u2028\u2029]+/g, ' ').replace(/ {2,}/g, ' ').trim()

/** Tags of Liquid leave blank lines behind. */
const tidy = (text: string): string => text.split('\n').map((line) => line.trimEnd()).join('\n').replace(/\n{3,}/g, '\n\n').trim()

function withPreheader(html: string, preheader: string): string {
  if (preheader === '') return html
  const hidden = `<div style="display:none;font-size:1px;line-height:1px;max-height:0;max-width:0;opacity:0;overflow:hidden;">${escapeHtml(preheader)}</div>`
  const body = html.search(/<body[\s>]/i)
  const end = body === -1 ? -1 : html.indexOf('>', body)
  return end === -1 ? hidden + html : html.slice(0, end + 1) + hidden + html.slice(end + 1)
}

function withPixel(html: string, openUrl: string | null): string {
  if (openUrl === null) return html
  const pixel = `<img src="${escapeHtml(openUrl)}" width="1" height="1" alt="" style="display:block;width:1px;height:1px;border:0;">`
  const end = html.toLowerCase().lastIndexOf('</body')
  return end === -1 ? html + pixel : html.slice(0, end) + pixel + html.slice(end)
}
