import type { Mail } from './mail.ts'
import type { OutgoingRequest } from './outgoing-request.ts'

/** A sandbox calls nobody: its webhook calls are shown in the mailbox, addressed to where they would have gone. */
export function callAsMail(messageId: string, request: OutgoingRequest): Mail {
  return {
    messageId, to: request.url, from: { name: 'Webhook', email: 'webhook@localhost' }, subject: `${request.method} ${request.url}`,
    html: '', text: request.body ?? '', headers: request.headers, links: [],
  }
}
