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

/** Renders in an isolated child process: a hostile template can neither delay this process nor see its environment. */
export interface Renderer {
  render(requests: readonly RenderRequest[]): Promise<RenderResult[]>
  /** Compiles MJML to HTML, Liquid left in place. */
  compileMjml(source: string): Promise<MjmlResult>
  /** The plain text of an HTML template, Liquid left in place; null when it cannot be made. */
  htmlToText(html: string): Promise<string | null>
  close(): Promise<void>
}
