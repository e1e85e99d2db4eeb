import type { TemplateId, NodeId } from './ids.ts'
import type { JsonObject } from './json.ts'

/** An effect the shell performs, described. Written in the transaction that stores the new state. */
export type Command =
  | { readonly kind: 'sendEmail'; readonly nodeId: NodeId; readonly visit: number; readonly templateId: TemplateId }
  | { readonly kind: 'callWebhook'; readonly nodeId: NodeId; readonly visit: number; readonly request: WebhookRequest }
  | { readonly kind: 'updateCustomer'; readonly nodeId: NodeId; readonly visit: number; readonly set: JsonObject; readonly unset: readonly string[] }

export interface WebhookRequest {
  readonly method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE'
  /** Liquid templates: rendered by the shell when it performs the call. */
  readonly url: string
  readonly headers: { readonly [name: string]: string }
  readonly body: string | null
}
