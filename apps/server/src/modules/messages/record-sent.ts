import type { Deps } from '../../deps.ts'
import type { Tx } from '../../db/postgres.ts'
import { appendEventsIn } from '../events/index.ts'
import type { QueuedMessage } from './message.ts'
import { messageEvent } from './message-event.ts'

interface Sent {
  readonly message: Pick<QueuedMessage, 'id' | 'channel' | 'customerId' | 'journeyId' | 'nodeId' | 'templateId' | 'templateVersion'>
  /** Epoch ms, as its row says. */
  readonly at: number
}

/**
 * Records that mails went out, as events of their people, in the transaction that says so of the messages: rules count them. Once for
 * ever, whoever tells it again. Calls of webhooks and test sends are no mails to a customer.
 */
export async function recordSent(deps: Pick<Deps, 'wake' | 'metrics'>, tx: Tx, sent: readonly Sent[]): Promise<void> {
  const events = sent.flatMap(({ message, at }) => (message.channel === 'email' ? messageEvent('sent', message, { now: at, once: 'sent' }) ?? [] : []))
  if (events.length > 0) await appendEventsIn(deps, tx, events)
}
