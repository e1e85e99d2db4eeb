import type { Mail } from './mail.ts'
import type { QueuedMessage } from './message.ts'
import type { Preparation } from './judge-message.ts'
import type { OutgoingRequest } from './outgoing-request.ts'

/** A message made ready to go, before it is known whether it may: nothing about it is irreversible yet. */
export interface PreparedMail extends Preparation { readonly message: QueuedMessage; readonly content: Mail | null }
export interface PreparedCall extends Preparation { readonly message: QueuedMessage; readonly content: OutgoingRequest | null }
export type Prepared = PreparedMail | PreparedCall
