import type { Mail } from './mail.ts'
import type { MailRules } from './mail-rules.ts'
import type { QueuedMessage } from './message.ts'
import type { Preparation } from './judge-message.ts'
import type { OutgoingRequest } from './outgoing-request.ts'

/** A message made ready to go, before it is known whether it may: nothing about it is irreversible yet. `rules` null: none are for it. */
export interface PreparedMail extends Preparation { readonly message: QueuedMessage; readonly content: Mail | null; readonly rules: MailRules | null }
export interface PreparedCall extends Preparation { readonly message: QueuedMessage; readonly content: OutgoingRequest | null; readonly rules: null }
export type Prepared = PreparedMail | PreparedCall
