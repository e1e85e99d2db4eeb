// Messages on their way: queue, delivery without doubles, and what comes back.
import { listMailbox } from './procedures/list-mailbox.ts'
import { checkDkim, clearDkim, getDkim, setDkim } from './procedures/dkim-settings.ts'
import { showWebhookSecret } from './procedures/show-webhook-secret.ts'
import { clearSmtp, getSmtp, setSmtp } from './procedures/smtp-settings.ts'
import { testSendTemplate } from './procedures/test-send-template.ts'
import { testSmtp } from './procedures/test-smtp.ts'

export { queueMessages } from './queue-messages.ts'
export type { MessageOrder } from './queue-messages.ts'
export { cancelMessagesOfRuns, moveMessages, releaseHeldMessages } from './queue-repository.ts'
export { deliverMessages } from './deliver-messages.ts'
export type { Delivered } from './delivered.ts'
export { eraseMessages, messagesOfCustomer } from './messages-of-customers-repository.ts'
export type { CustomerMessage } from './messages-of-customers-repository.ts'
export { messageCounts } from './message-counts.ts'
export type { NodeMessageCounts } from './message-counts.ts'
export { countTroubles, listTroubles } from './message-troubles-repository.ts'
export type { Trouble, TroubleCount, TroubleOf } from './message-troubles-repository.ts'
export { reasonInWords } from './reason-in-words.ts'
export type { TroubleKind } from './reason-in-words.ts'
export { countOpenMessages } from './open-messages-repository.ts'
export type { OpenMessages } from './open-messages-repository.ts'
export { openSender } from './sender.ts'
export type { Failpoint, Sender } from './sender.ts'
export { registerHostedPages } from './hosted-pages.ts'
export { recoverSending } from './recover-sending.ts'
export { mailHost } from './mail-route.ts'
export { sendSystemMail } from './system-mail.ts'
export type { SystemMailOutcome } from './system-mail.ts'

export const mailboxProcedures = [
  listMailbox, testSendTemplate, showWebhookSecret, getSmtp, setSmtp, clearSmtp, testSmtp, getDkim, setDkim, clearDkim, checkDkim,
] as const
