import { callUrl } from './call-url.ts'
import type { CallResult } from './call-url.ts'
import { backoff } from './classify-reply.ts'
import { TooLate } from './fenced-send.ts'
import { lineOf } from './message.ts'
import { outboundPolicy } from './outbound-policy.ts'
import type { Outcome } from './outcome.ts'
import { prepareCalls } from './prepare-calls.ts'
import type { PreparedCall } from './prepared.ts'
import { signCall } from './sign-call.ts'
import { turnstile } from './turnstile.ts'
import { webhookSecret } from './webhook-secret.ts'
import type { Wire } from './wire.ts'

const concurrency = 20
const secondMs = 1_000
const retryMs = [5 * secondMs, 30 * secondMs, 120 * secondMs, 600 * secondMs, 1_800 * secondMs, 3_600 * secondMs, 7_200 * secondMs]
const longestRetryAfterMs = 6 * 60 * 60 * secondMs

/** Webhook calls. */
export function httpWire({ allow, timeoutMs }: { readonly allow: readonly string[]; readonly timeoutMs: number }): Wire<PreparedCall> {
  const agentFor = outboundPolicy(allow)
  const takeTurn = turnstile(concurrency)
  const secrets = new Map<string, string>()
  return {
    channel: 'webhook',
    concurrency,
    isUsable: () => true,
    prepare: prepareCalls,
    perform: (deps, workspaceId, { prepared: { message, content }, attempt, fence }) => takeTurn(lineOf(message), async (): Promise<Outcome> => {
      const { journal } = deps.sender
      if (content === null || !isOnTime(fence.checkStart)) return { kind: 'unstarted' }
      const secret = secrets.get(workspaceId) ?? await deps.db.withWorkspace(workspaceId, (tx) => webhookSecret(deps, tx))
      secrets.set(workspaceId, secret)
      const beforeFirstByte = (): void => {
        fence.checkPoint()
        journal.start(message.id, attempt)
      }
      const result = await callUrl(signCall(content, { messageId: message.id, secret, at: Date.now() }), { agentFor, timeoutMs, beforeFirstByte })
      const outcome = outcomeOf(result, { attempt, messageId: message.id })
      if (outcome.kind === 'sent') {
        journal.done(message.id, attempt, outcome.ref)
        FAILPOINT: await globalThis.failpoint?.('answered', deps.sender.owner)
      }
      return outcome
    }),
  }
}

function isOnTime(check: () => void): boolean {
  try {
    check()
    return true
  } catch (error) {
    if (error instanceof TooLate) return false
    throw error
  }
}

/** An answer that is lost is asked for again: the call carries an id by which its receiver knows it. */
function outcomeOf(result: CallResult, of: { readonly attempt: number; readonly messageId: string }): Outcome {
  const afterMs = backoff(of.attempt, of.messageId, retryMs)
  switch (result.kind) {
    case 'refused': return { kind: 'failed', reason: result.isUrl ? 'url_refused' : 'invalid_request', error: result.error, suppress: false }
    case 'not-sent': return result.cause instanceof TooLate ? { kind: 'unstarted' } : { kind: 'retry', afterMs, error: result.error }
    case 'unanswered': return { kind: 'repeat', afterMs, error: result.error }
    case 'answered': {
      const { status } = result
      if (status >= 200 && status < 300) return { kind: 'sent', ref: `HTTP ${status}` }
      const error = `HTTP ${status}`
      if (status >= 500 || status === 408 || status === 425 || status === 429) return { kind: 'retry', afterMs: Math.min(longestRetryAfterMs, Math.max(afterMs, result.retryAfterMs ?? 0)), error }
      return { kind: 'failed', reason: 'http_status', error, suppress: false }
    }
  }
}
