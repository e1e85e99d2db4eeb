import type { JsonObject } from '@sendero/flow-engine'
import { toPublicId } from '../../db/public-id.ts'
import type { IncomingCall } from '../events/index.ts'

export type MessageEventName = 'Email Bounced' | 'Email Clicked' | 'Email Opened' | 'Email Scanned' | 'Email Unsubscribed'

interface About { readonly id: string; readonly customerId: string | null; readonly journeyId: string | null; readonly nodeId: string | null }

/**
 * What happened to a message as an event of its customer, so that rules and waits can use it. `once` names what may be counted
 * only once; without it every call is an event of its own. Null when the message belongs to nobody.
 */
export function messageEvent(name: MessageEventName, message: About, of: { readonly now: number; readonly properties?: JsonObject; readonly once?: string }): IncomingCall | null {
  if (message.customerId === null) return null
  return {
    type: 'track', event: name, userId: null, anonymousId: null, previousId: null, customerId: message.customerId,
    messageId: of.once === undefined ? null : `sendero:${message.id}:${of.once}`,
    occurredAt: of.now, context: null, source: 'sendero',
    properties: {
      messageId: toPublicId('message', message.id),
      ...(message.journeyId === null ? {} : { workflowId: toPublicId('journey', message.journeyId), nodeId: message.nodeId }),
      ...of.properties,
    },
  }
}
