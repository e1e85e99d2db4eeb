import type { FailReason } from './message.ts'

/** What a call to a provider came to. Only `unknown` and `repeat` leave open whether the message went out. */
export type Outcome =
  | { readonly kind: 'sent'; readonly ref: string }
  /** Refused for good. `suppress`: the address does not exist. */
  | { readonly kind: 'failed'; readonly reason: FailReason; readonly error: string; readonly suppress: boolean }
  /** Certainly not sent: try again after this long. */
  | { readonly kind: 'retry'; readonly afterMs: number; readonly error: string }
  /** May have been sent; whoever was called tells a repetition by its key: call again after this long. */
  | { readonly kind: 'repeat'; readonly afterMs: number; readonly error: string }
  /** Certainly not sent, and nobody's fault: the call did not begin in time. */
  | { readonly kind: 'unstarted' }
  | { readonly kind: 'unknown'; readonly error: string }
