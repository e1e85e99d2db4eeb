import type { JsonObject, WebhookRequest } from '@sendero/flow-engine'

export type Channel = 'email' | 'webhook'

/** Messages stand in two lines: those of people who have just done something, and those that came in bulk. Neither waits for the other. */
export type Line = 'people' | 'crowd'
export const bothLines: readonly Line[] = ['people', 'crowd']

/** What the node asked for beyond the template. */
export interface MessagePayload {
  /** The event that started the run. */
  readonly event?: { readonly name: string; readonly properties: JsonObject } | null
  readonly request?: WebhookRequest
  /** Address of a test send; nobody's tracking or consent hangs on it. */
  readonly testTo?: string
}

/** A message that waits for delivery. */
export interface QueuedMessage {
  readonly id: string
  readonly runId: string | null
  readonly journeyId: string | null
  readonly nodeId: string | null
  readonly customerId: string | null
  readonly channel: Channel
  readonly isBulk: boolean
  readonly messageClass: 'marketing' | 'transactional'
  readonly templateId: string | null
  readonly templateVersion: number | null
  readonly payload: MessagePayload
  /** Times it was tried at a provider so far. */
  readonly attempt: number
  /** Epoch milliseconds by the clock of the workspace; null before the first attempt. */
  readonly firstTriedAt: number | null
}

export const lineOf = ({ isBulk }: Pick<QueuedMessage, 'isBulk'>): Line => (isBulk ? 'crowd' : 'people')

/** Why a message was not sent: stable words, counted per node and shown to people. */
export type SkipReason = 'capped' | 'erased' | 'exited' | 'no_address' | 'no_consent' | 'paused' | 'stopped' | 'suppressed' | 'template_error' | 'unsubscribed'
/** Why a message is put off, though its journey goes on. */
export type WaitReason = 'quiet_hours'
/** Why sending failed for good. */
export type FailReason = 'address_rejected' | 'content_rejected' | 'gave_up' | 'hard_bounce' | 'http_status' | 'invalid_request' | 'sender_rejected' | 'url_refused'
