import type { Socket } from 'node:net'
import { Readable } from 'node:stream'
import SMTPConnection from 'nodemailer/lib/smtp-connection'
import type { SmtpOptions } from './smtp-options.ts'

/** One message on the wire. */
export interface SmtpJob {
  readonly from: string
  readonly to: string
  readonly mime: Buffer
  /** Runs when all but the final dot is written; the mail is not accepted before it. Throwing keeps it from being sent. */
  readonly beforeEnd: () => void | Promise<void>
}

export type SmtpResult =
  | { readonly kind: 'accepted'; readonly reply: string }
  /** The server said no, in so many words. */
  | { readonly kind: 'refused'; readonly reply: string; readonly stage: 'session' | 'sender' | 'recipient' | 'data' }
  /** It ended before the final dot was written: certainly not sent. `cause` is what `beforeEnd` threw, if that was it. */
  | { readonly kind: 'not-sent'; readonly error: string; readonly isConnection: boolean; readonly cause: unknown }
  /** It ended between the final dot and the answer. */
  | { readonly kind: 'unanswered'; readonly error: string }

interface SmtpError extends Error { readonly response?: string; readonly responseCode?: number; readonly command?: string }

/** A session that takes one mail after the other. nodemailer speaks the protocol; when a mail counts as sent is decided here. */
export class SmtpSession {
  readonly #connection: InstanceType<typeof SMTPConnection>
  #isOpen = false
  isUsed = false

  /** `connection`: already open; without it one is made. */
  constructor(options: SmtpOptions, timeoutMs: number, connection: Socket | null = null) {
    this.#connection = new SMTPConnection({
      host: options.host, port: options.port, secure: options.isSecure, requireTLS: options.requireTls,
      ...(options.name === null ? {} : { name: options.name }),
      ...(connection === null ? {} : { connection }),
      tls: { rejectUnauthorized: options.rejectUnauthorized, minVersion: 'TLSv1.2' },
      connectionTimeout: timeoutMs, greetingTimeout: timeoutMs, socketTimeout: 120_000, dnsTimeout: timeoutMs,
    })
    // Errors reach the call that waits; between calls the next one finds the session closed.
    this.#connection.on('error', () => { this.#isOpen = false })
    this.#connection.once('end', () => { this.#isOpen = false })
  }

  get isOpen(): boolean {
    return this.#isOpen
  }

  get isEncrypted(): boolean {
    return this.#connection.secure
  }

  async open(auth: SmtpOptions['auth']): Promise<void> {
    await this.connect()
    if (auth !== null) await this.signIn(auth)
    this.#isOpen = true
  }

  /** Greeting and encryption. */
  connect(): Promise<void> {
    return this.#step((done) => { this.#connection.connect(done) })
  }

  signIn(auth: NonNullable<SmtpOptions['auth']>): Promise<void> {
    return this.#step((done) => { this.#connection.login({ user: auth.user, credentials: auth }, done) })
  }

  #step(begin: (done: (error?: unknown) => void) => void): Promise<void> {
    return new Promise((resolve, reject) => {
      const fail = (error: unknown): void => { reject(error instanceof Error ? error : new Error('The mail server closed the connection')) }
      this.#connection.once('error', fail)
      this.#connection.once('end', fail)
      begin((error) => { if (error) fail(error); else resolve() })
    })
  }

  /** Never throws. A session that lost its place in the conversation is closed afterwards. */
  send(job: SmtpJob, timeoutMs: number): Promise<SmtpResult> {
    this.isUsed = true
    return new Promise((settle) => {
      let isEnded = false
      let cause: unknown
      const mime = mimeStream(job, { onEnd: () => { isEnded = true }, onFail: (error) => { cause = error } })
      const finish = (error: SmtpError | null, reply: string): void => {
        clearTimeout(timer)
        mime.destroy()
        const result: SmtpResult = error === null ? { kind: 'accepted', reply } : resultOf(error, { isEnded, cause })
        // Only a refusal in its proper place leaves both sides at the same point of the conversation.
        const isInStep = result.kind === 'accepted' || (result.kind === 'refused' && (isEnded || result.stage === 'sender' || result.stage === 'recipient'))
        if (!isInStep) this.close()
        settle(result)
      }
      const timer = setTimeout(() => { finish(new Error(`No answer within ${timeoutMs} ms`), '') }, timeoutMs)
      this.#connection.send({ from: job.from, to: [job.to] }, mime, (error: unknown, info?: { response?: unknown }) => {
        finish(error ? asError(error) : null, String(info?.response ?? ''))
      })
    })
  }

  /** Ready for another mail after a refusal. */
  reset(): Promise<boolean> {
    return new Promise((resolve) => {
      const timer = setTimeout(() => { resolve(false) }, 5_000)
      this.#connection.reset((error?: unknown) => {
        clearTimeout(timer)
        resolve(!error)
      })
    })
  }

  quit(): void {
    this.#isOpen = false
    this.#connection.quit()
  }

  close(): void {
    this.#isOpen = false
    this.#connection.close()
  }
}

const asError = (error: unknown): SmtpError => (error instanceof Error ? error : new Error(String(error)))

/** The bytes of the mail; it ends, which writes the final dot, only when `beforeEnd` has returned. */
function mimeStream(job: SmtpJob, on: { onEnd: () => void; onFail: (error: unknown) => void }): Readable {
  let isWritten = false
  return new Readable({
    read() {
      if (!isWritten) {
        isWritten = true
        this.push(job.mime)
        return
      }
      Promise.resolve().then(job.beforeEnd).then(() => {
        on.onEnd()
        this.push(null)
      }, (error: unknown) => {
        on.onFail(error)
        this.destroy(asError(error))
      })
    },
  })
}

function resultOf(error: SmtpError, at: { isEnded: boolean; cause: unknown }): SmtpResult {
  if (error.response !== undefined && error.responseCode !== undefined) return { kind: 'refused', reply: error.response, stage: stageOf(error.command) }
  if (at.isEnded) return { kind: 'unanswered', error: error.message }
  return { kind: 'not-sent', error: error.message, isConnection: at.cause === undefined, cause: at.cause }
}

function stageOf(command: string | undefined): 'session' | 'sender' | 'recipient' | 'data' {
  if (command === 'MAIL FROM') return 'sender'
  if (command === 'RCPT TO') return 'recipient'
  return command === 'DATA' ? 'data' : 'session'
}
