import type { FailReason, SkipReason, WaitReason } from './message.ts'

const skipped: Readonly<Record<SkipReason, string>> = {
  capped: 'Reached the frequency cap',
  erased: 'Their data was erased before it went out',
  exited: 'They had left the journey before it went out',
  no_address: 'They have no e-mail address',
  no_consent: 'Nothing says that they agreed to marketing mail',
  paused: 'The journey was paused when it was to go out, and resumed without it',
  stopped: 'The journey was stopped before it went out',
  suppressed: 'Their address is suppressed: it bounced, complained or was blocked by hand',
  template_error: 'The template could not be filled in for them',
  unsubscribed: 'They have unsubscribed',
}

const failed: Readonly<Record<FailReason, string>> = {
  address_rejected: 'The mail server refused the address',
  content_rejected: 'The mail server refused the content',
  gave_up: 'Every attempt failed, and it was given up',
  hard_bounce: 'The address does not exist',
  http_status: 'The address called answered with an error',
  invalid_request: 'The request could not be made from the node',
  sender_rejected: 'The mail server refused the sender',
  url_refused: 'The address to call is not allowed',
}

const waiting: Readonly<Record<WaitReason, string>> = {
  quiet_hours: 'Waits for quiet hours to end',
}

/** `waiting`: put off, and will still go out. */
export type TroubleKind = 'failed' | 'skipped' | 'unknown' | 'bounced' | 'waiting'

const wordsOf: Readonly<Record<TroubleKind, Readonly<Record<string, string>>>> = { skipped, failed, waiting, unknown: {}, bounced: {} }

/** Why a message did not reach somebody, or has not yet, as a phrase. */
export function reasonInWords(kind: TroubleKind, reason: string | null): string {
  const words = wordsOf[kind]
  if (reason !== null && Object.hasOwn(words, reason)) return words[reason] ?? reason
  if (kind === 'bounced') return 'It came back after it was sent'
  if (kind === 'unknown') return 'The connection broke at the last moment: whether it arrived will never be known'
  return reason ?? 'No reason was recorded'
}

/** Why a message did not reach whom it was for, or has not yet; null for one that did or is on its way. */
export function fateInWords({ state, reason }: { readonly state: string; readonly reason: string | null }): string | null {
  if (state === 'queued') return reason === null ? null : reasonInWords('waiting', reason)
  return state === 'skipped' || state === 'failed' || state === 'unknown' ? reasonInWords(state, reason) : null
}
