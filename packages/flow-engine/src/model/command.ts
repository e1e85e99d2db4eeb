import type { AttributeChange } from './attribute-path.ts'
import type { Channel } from './channel.ts'
import type { JourneyId, ListId, NodeId, TemplateId } from './ids.ts'
import type { JsonObject } from './json.ts'

/** Which visit of which node asks: with the run it names an effect for ever, so that a performer does nothing twice. */
interface Asking { readonly nodeId: NodeId; readonly visit: number }

/** An effect the shell performs, described. Written in the transaction that stores the new state. */
export type Command =
  | Asking & { readonly kind: 'sendEmail'; readonly templateId: TemplateId }
  | Asking & { readonly kind: 'callWebhook'; readonly request: WebhookRequest }
  | Asking & { readonly kind: 'updateCustomer' } & AttributeChange
  | Asking & { readonly kind: 'changeSubscription'; readonly channel: Channel; readonly status: 'subscribed' | 'unsubscribed' }
  /** `isOn`: on the list afterwards, or off it. */
  | Asking & { readonly kind: 'changeList'; readonly listId: ListId; readonly isOn: boolean }
  | Asking & { readonly kind: 'emitEvent'; readonly event: string; readonly properties: JsonObject }
  /** `isAwaited`: the run stands in the node until an event tells that the other journey is over for the person. */
  | Asking & { readonly kind: 'startJourney'; readonly journeyId: JourneyId; readonly isAwaited: boolean }
  /** The run stands in a throttle: the shell says when its turn is, by setting wakeAt of the new state. `per` is an ISO 8601 duration. */
  | Asking & { readonly kind: 'takeTurn'; readonly limit: number; readonly per: string }

export interface WebhookRequest {
  readonly method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE'
  /** Liquid templates: rendered by the shell when it performs the call. */
  readonly url: string
  readonly headers: { readonly [name: string]: string }
  readonly body: string | null
}
