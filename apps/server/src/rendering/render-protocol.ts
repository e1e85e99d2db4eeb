import type { JsonObject } from '@sendero/flow-engine'
import type { RenderResult } from './renderer.ts'

// What passes between the server and its render child. Sources are sent once per task and named by their place.

export interface RenderItem {
  readonly parts: readonly { readonly name: string; readonly source: number; readonly escape: 'html' | 'none' }[]
  readonly data: JsonObject
}

export type ChildTask =
  | { readonly id: number; readonly kind: 'render'; readonly sources: readonly string[]; readonly items: readonly RenderItem[] }
  | { readonly id: number; readonly kind: 'mjml'; readonly source: string }
  | { readonly id: number; readonly kind: 'text'; readonly html: string }

export interface TemplateFault { readonly line: number | null; readonly message: string }

export type MjmlResult =
  | { readonly ok: true; readonly html: string; readonly warnings: readonly TemplateFault[] }
  | { readonly ok: false; readonly errors: readonly TemplateFault[] }

export type ChildReply =
  | { readonly kind: 'ready' }
  /** Sign of life between items, so that a long batch is told from one item that hangs. */
  | { readonly kind: 'alive'; readonly id: number }
  | { readonly kind: 'rendered'; readonly id: number; readonly results: readonly RenderResult[] }
  | { readonly kind: 'compiled'; readonly id: number; readonly result: MjmlResult }
  | { readonly kind: 'converted'; readonly id: number; readonly text: string }
