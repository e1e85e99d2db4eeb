import type { QueuedMessage, SkipReason } from './message.ts'

/** What is true of a message at the moment its fate is decided, read under the locks that keep it true. */
export interface MessageFacts {
  readonly customerId: string | null
  /** `missing`: the run was erased; null: the message belongs to no run. */
  readonly run: { readonly status: string; readonly endReason: string | null } | 'missing' | null
  readonly journeyStatus: string | null
  /** null: erased. */
  readonly customer: { readonly email: string | null } | null
  /** The person has met a goal or an exit of the journey as a whole. */
  readonly hasMetEnd: boolean
  readonly isSuppressed: boolean
  readonly subscription: string | null
}

/** How the message was prepared: from which address, and whether there is anything to send. */
export interface Preparation {
  readonly customerId: string | null
  readonly address: string | null
  readonly fault: { readonly kind: 'template_error'; readonly error: string } | { readonly kind: 'retry'; readonly error: string } | null
}

export type Verdict =
  | { readonly kind: 'go' }
  | { readonly kind: 'skip'; readonly reason: SkipReason; readonly error: string | null }
  /** Its journey is paused: it waits without being due. */
  | { readonly kind: 'hold' }
  /** Somebody changed what it was made from, or it could not be made just now: try again. */
  | { readonly kind: 'again'; readonly error: string | null }

/** Not at a goal, an exit or the end of its way, which leave what was queued on the way to be sent. */
const isEndedFromOutside = ({ status, endReason }: { readonly status: string; readonly endReason: string | null }): boolean =>
  (status === 'exited' && endReason !== 'exit') || (status === 'converted' && endReason === 'journeyGoal')

const skip = (reason: SkipReason, error: string | null = null): Verdict => ({ kind: 'skip', reason, error })

/**
 * May this message go out now? The first reason that forbids it stands, from the journey over the person to the text.
 * A run that came to its natural end still sends what it queued on the way; one that was ended from outside does not.
 */
export function judgeMessage(message: Pick<QueuedMessage, 'channel' | 'messageClass'>, facts: MessageFacts, prepared: Preparation): Verdict {
  if (facts.journeyStatus === 'stopped') return skip('stopped')
  if (facts.run === 'missing') return skip('exited')
  if (facts.hasMetEnd || (facts.run !== null && isEndedFromOutside(facts.run))) return skip('exited')
  if (facts.journeyStatus === 'paused') return { kind: 'hold' }
  if (facts.customerId !== prepared.customerId) return { kind: 'again', error: null }
  if (facts.customer === null) return skip('erased')
  if (message.channel === 'email') {
    if (facts.customer.email === null) return skip('no_address')
    if (facts.isSuppressed) return skip('suppressed')
    if (message.messageClass === 'marketing' && facts.subscription !== 'subscribed') return skip(facts.subscription === 'unsubscribed' ? 'unsubscribed' : 'no_consent')
    if (facts.customer.email !== prepared.address) return { kind: 'again', error: null }
  }
  if (prepared.fault === null) return { kind: 'go' }
  return prepared.fault.kind === 'template_error' ? skip('template_error', prepared.fault.error) : { kind: 'again', error: prepared.fault.error }
}
