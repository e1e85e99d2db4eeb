import { asciiAddress, buildMime } from './build-mime.ts'
import { backoff, classifyReply } from './classify-reply.ts'
import { TooLate } from './fenced-send.ts'
import { lineOf } from './message.ts'
import type { Outcome } from './outcome.ts'
import { prepareMails } from './prepare-mails.ts'
import type { PreparedMail } from './prepared.ts'
import type { SmtpResult } from './smtp-connection.ts'
import type { SmtpPool } from './smtp-pool.ts'
import type { Wire } from './wire.ts'

const secondMs = 1_000
/** The server could not be reached: it is back sooner than a mailbox that is full. */
const unreachableMs = [5 * secondMs, 15 * secondMs, 60 * secondMs, 300 * secondMs]

/** E-mail over a mail server; `sign` puts the DKIM signature on it. */
export function smtpWire(pool: SmtpPool, sign: ((mime: Buffer) => Promise<Buffer>) | null): Wire<PreparedMail> {
  return {
    channel: 'email',
    concurrency: pool.concurrency,
    isUsable: () => pool.pausedForMs === 0,
    prepare: prepareMails,
    async perform({ sender }, _workspaceId, { prepared: { message, content: mail }, attempt, fence }) {
      const { journal } = sender
      const { id } = message
      if (mail === null) return { kind: 'unstarted' }
      const unsigned = buildMime(mail, new Date())
      const mime = sign === null ? unsigned : await sign(unsigned)
      const beforeEnd = async (): Promise<void> => {
        FAILPOINT: await globalThis.failpoint?.('half-written', sender.owner)
        // Nothing may come between the guard, the line in the journal and the final dot.
        fence.checkPoint()
        journal.start(id, attempt)
      }
      const result = await pool.send({ from: asciiAddress(mail.from.email), to: asciiAddress(mail.to), mime, beforeEnd }, fence.checkStart, lineOf(message))
      if (result.kind === 'accepted') {
        const ref = result.reply.slice(0, 300)
        journal.done(id, attempt, ref)
        FAILPOINT: await globalThis.failpoint?.('answered', sender.owner)
        return { kind: 'sent', ref }
      }
      return outcomeOf(result, { attempt, messageId: id })
    },
  }
}

function outcomeOf(result: Exclude<SmtpResult, { kind: 'accepted' }>, of: { readonly attempt: number; readonly messageId: string }): Outcome {
  switch (result.kind) {
    case 'refused': return classifyReply({ ...result, ...of })
    case 'unanswered': return { kind: 'unknown', error: result.error }
    case 'not-sent': {
      if (result.cause instanceof TooLate) return { kind: 'unstarted' }
      return { kind: 'retry', afterMs: backoff(of.attempt, of.messageId, unreachableMs), error: result.error }
    }
  }
}
