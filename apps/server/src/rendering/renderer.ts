import type { JsonObject } from '@sendero/flow-engine'
import type { MjmlResult } from './render-protocol.ts'

/** What goes into one rendering: Liquid sources and the data they may see. Plain JSON; no secret is ever part of it. */
export interface RenderRequest {
  readonly parts: Readonly<Record<string, { readonly source: string; readonly escape: 'html' | 'none' }>>
  readonly data: JsonObject
}

export type RenderResult =
  | { readonly ok: true; readonly parts: Readonly<Record<string, string>> }
  | { readonly ok: false; readonly code: 'TEMPLATE_ERROR' | 'TEMPLATE_LIMIT' | 'TEMPLATE_TIMEOUT'; readonly part: string | null; readonly message: string; readonly line: number | null }

/** Reads, compiles and renders what an author wrote. */
export interface ContentRenderer {
  render(requests: readonly RenderRequest[]): Promise<RenderResult[]>
  /** Compiles MJML to HTML, Liquid left in place. */
  compileMjml(source: string): Promise<MjmlResult>
  /** The plain text of an HTML template, Liquid left in place; null when it cannot be made. */
  htmlToText(html: string): Promise<string | null>
}

/** Renders in isolated child processes: a hostile template can neither delay this process nor see its environment. */
export interface Renderer extends ContentRenderer {
  /** The same for what is only being tried out, in children of their own: no draft delays a mail. Throws SUPERSEDED once the signal is aborted. */
  drafts(signal: AbortSignal): ContentRenderer
  close(): Promise<void>
}
