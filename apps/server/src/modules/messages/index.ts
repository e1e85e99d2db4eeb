// Messages on their way: queue, delivery without doubles, and what comes back.
import { listMailbox } from './procedures/list-mailbox.ts'

export { queueMessages } from './queue-messages.ts'
export type { MessageOrder } from './queue-messages.ts'
export { cancelMessagesOfRuns, moveMessages, releaseHeldMessages } from './queue-repository.ts'
export { deliverMessages } from './deliver-messages.ts'
export type { DeliverOptions } from './deliver-messages.ts'
export type { Delivered } from './delivered.ts'
export { eraseMessages, messagesOfCustomer } from './messages-of-customers-repository.ts'
export type { CustomerMessage } from './messages-of-customers-repository.ts'
export { openSender } from './sender.ts'
export type { Failpoint, Sender } from './sender.ts'
export { registerHostedPages } from './hosted-pages.ts'
export { recoverSending } from './recover-sending.ts'

export const mailboxProcedures = [listMailbox] as const
