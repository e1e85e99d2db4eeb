import type { Outcome } from './outcome.ts'

const secondMs = 1_000
const minuteMs = 60 * secondMs
const hourMs = 60 * minuteMs
const retryAfterMs = [minuteMs, 5 * minuteMs, 15 * minuteMs, 30 * minuteMs, hourMs, 2 * hourMs, 4 * hourMs]

/** How long to wait after the given attempt (from 1), the last step for ever; spread by the id, so that a batch does not come back as one. */
export function backoff(attempt: number, messageId: string, steps: readonly number[] = retryAfterMs): number {
  const step = steps[Math.min(Math.max(attempt, 1), steps.length) - 1] ?? 0
  const spread = Number.parseInt(messageId.slice(-2), 16) / 255
  return Math.round(step * (0.9 + 0.2 * spread))
}

/** These say that the address itself does not exist (RFC 3463). */
const noSuchAddress = new Set(['5.1.1', '5.1.2', '5.1.10'])

interface Refusal { readonly reply: string; readonly stage: 'session' | 'sender' | 'recipient' | 'data'; readonly attempt: number; readonly messageId: string }

/**
 * What a refusal by a mail server means: a passing trouble is tried again, an address that does not exist is never written to
 * again, and a fault of the sender (5.7.x: policy, authentication, reputation) is not held against the person.
 */
export function classifyReply({ reply, stage, attempt, messageId }: Refusal): Outcome {
  const error = reply.replace(/\s+/g, ' ').slice(0, 500)
  const [, code = '', enhanced = ''] = /^(\d{3})[ -](?:(\d\.\d{1,3}\.\d{1,3})\s)?/.exec(`${reply} `) ?? []
  if (!code.startsWith('5') || enhanced.startsWith('4.')) return { kind: 'retry', afterMs: backoff(attempt, messageId), error }
  if (noSuchAddress.has(enhanced)) return { kind: 'failed', reason: 'hard_bounce', error, suppress: true }
  // The server would have nothing to do with us at all: nothing is known about this mail.
  if (stage === 'session') return { kind: 'retry', afterMs: backoff(attempt, messageId), error }
  if (enhanced.startsWith('5.7.') || stage === 'sender') return { kind: 'failed', reason: 'sender_rejected', error, suppress: false }
  return { kind: 'failed', reason: stage === 'recipient' ? 'address_rejected' : 'content_rejected', error, suppress: false }
}
