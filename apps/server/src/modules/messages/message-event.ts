import type { JsonObject } from '@sendero/flow-engine'
import { messageEvents, messageProperties } from '@sendero/flow-engine/mails'
import { toPublicId } from '../../db/public-id.ts'
import type { IncomingCall } from '../events/index.ts'

/** What rules ask about mails, and what a scanner did, which counts for nothing. */
export type MessageHappening = keyof typeof messageEvents | 'scanned'

interface About { readonly id: string; readonly customerId: string | null; readonly journeyId: string | null; readonly nodeId: string | null; readonly templateId: string | null; readonly templateVersion: number | null }

/**
 * What happened to a message as an event of its customer, so that rules and waits can use it. `once` names what may be counted
 * only once; without it every call is an event of its own. Null when the message belongs to nobody.
 */
export function messageEvent(happening: MessageHappening, message: About, of: { readonly now: number; readonly properties?: JsonObject; readonly once?: string }): IncomingCall | null {
  if (message.customerId === null) return null
  return {
    type: 'track', event: happening === 'scanned' ? 'Email Scanned' : messageEvents[happening], userId: null, anonymousId: null, previousId: null, customerId: message.customerId,
    messageId: of.once === undefined ? null : `sendero:${message.id}:${of.once}`,
    occurredAt: of.now, context: null, source: 'sendero',
    properties: {
      messageId: toPublicId('message', message.id),
      ...(message.journeyId === null ? {} : { [messageProperties.journey]: toPublicId('journey', message.journeyId), [messageProperties.node]: message.nodeId }),
      ...(message.templateId === null ? {} : { [messageProperties.template]: toPublicId('template', message.templateId), templateVersion: message.templateVersion }),
      ...of.properties,
    },
  }
}
