import type { IncomingCall } from '../../events/index.ts'

/** A call of an SDK, a visit unless said otherwise. */
export const call = (given: Partial<IncomingCall>): IncomingCall => ({
  type: 'track', event: given.type === undefined || given.type === 'track' ? 'visit' : null, userId: null, anonymousId: null, previousId: null,
  messageId: null, occurredAt: null, properties: {}, context: null, source: 'sdk', ...given,
})
