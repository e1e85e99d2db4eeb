// What the built-in mailbox received, and where each message came from. Above messages and journeys, because it names both.
import { getMail } from './procedures/get-mail.ts'
import { listMailbox } from './procedures/list-mailbox.ts'

export const mailboxProcedures = [listMailbox, getMail] as const
