// Messages on their way: queue, delivery without doubles, and what comes back.
import { listMailbox } from './procedures/list-mailbox.ts'
import { showWebhookSecret } from './procedures/show-webhook-secret.ts'
import { testSendTemplate } from './procedures/test-send-template.ts'

export { queueMessages } from './queue-messages.ts'
export type { MessageOrder } from './queue-messages.ts'
export { cancelMessagesOfRuns, moveMessages, releaseHeldMessages } from './queue-repository.ts'
export { deliverMessages } from './deliver-messages.ts'
export type { Delivered } from './delivered.ts'
export { eraseMessages, messagesOfCustomer } from './messages-of-customers-repository.ts'
export type { CustomerMessage } from './messages-of-customers-repository.ts'
export { messageCounts } from './message-counts.ts'
export type { NodeMessageCounts } from './message-counts.ts'
export { openSender } from './sender.ts'
export type { Failpoint, Sender } from './sender.ts'
export { registerHostedPages } from './hosted-pages.ts'
export { recoverSending } from './recover-sending.ts'

export const mailboxProcedures = [listMailbox, testSendTemplate, showWebhookSecret] as const
