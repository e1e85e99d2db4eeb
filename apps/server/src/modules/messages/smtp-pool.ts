import type { Line } from './message.ts'
import { SmtpSession } from './smtp-connection.ts'
import type { SmtpJob, SmtpResult } from './smtp-connection.ts'
import type { SmtpOptions } from './smtp-options.ts'
import { turnstile } from './turnstile.ts'

const idleMs = 30_000
const mailsPerSession = 500
const firstPauseMs = 1_000
const longestPauseMs = 60_000

interface Held { readonly session: SmtpSession; mails: number; timer: NodeJS.Timeout | undefined }

/**
 * Sessions with one mail server, at most `maxConnections` at a time, used again and again. Nothing is queued twice: a mail is tried
 * once, and once more only when a session turned out to be dead before a byte of the mail was written.
 */
export class SmtpPool {
  readonly #options: SmtpOptions
  readonly #timeoutMs: number
  readonly #idle: Held[] = []
  readonly #takeTurn: ReturnType<typeof turnstile>
  #pauseMs = 0
  #pausedUntil = 0
  #lastError = ''

  constructor(options: SmtpOptions, timeoutMs: number) {
    this.#options = options
    this.#timeoutMs = timeoutMs
    this.#takeTurn = turnstile(options.maxConnections)
  }

  get options(): SmtpOptions {
    return this.#options
  }

  get concurrency(): number {
    return this.#options.maxConnections
  }

  /** Milliseconds until the server is tried again after it could not be reached; 0 when it can be used. */
  get pausedForMs(): number {
    return Math.max(0, this.#pausedUntil - performance.now())
  }

  /** `begin` runs when it is this mail's turn, before anything is written; what it throws ends the attempt. */
  send(job: SmtpJob, begin: () => void, line: Line = 'people'): Promise<SmtpResult> {
    return this.#takeTurn(line, async () => {
      try {
        begin()
      } catch (error) {
        return { kind: 'not-sent', error: error instanceof Error ? error.message : String(error), isConnection: false, cause: error }
      }
      return this.#sendOnce(job)
    })
  }

  close(): void {
    for (const { session, timer } of this.#idle.splice(0)) {
      clearTimeout(timer)
      session.quit()
    }
  }

  async #sendOnce(job: SmtpJob): Promise<SmtpResult> {
    if (this.pausedForMs > 0) return unreachable(this.#lastError)
    const reused = this.#takeIdle()
    if (reused) {
      const result = await this.#sendOver(reused, job)
      if (result.kind !== 'not-sent' || !result.isConnection) return result
    }
    const opened = await this.#open()
    return typeof opened === 'string' ? unreachable(opened) : this.#sendOver(opened, job)
  }

  async #sendOver(held: Held, job: SmtpJob): Promise<SmtpResult> {
    const result = await held.session.send(job, this.#timeoutMs)
    held.mails += 1
    const isFit = held.session.isOpen && held.mails < mailsPerSession && (result.kind !== 'refused' || await held.session.reset())
    if (isFit) this.#rest(held)
    else held.session.close()
    return result
  }

  #takeIdle(): Held | null {
    for (let held = this.#idle.pop(); held; held = this.#idle.pop()) {
      clearTimeout(held.timer)
      if (held.session.isOpen) return held
    }
    return null
  }

  #rest(held: Held): void {
    this.#idle.push(held)
    held.timer = setTimeout(() => {
      this.#idle.splice(this.#idle.indexOf(held), 1)
      held.session.quit()
    }, idleMs).unref()
  }

  async #open(): Promise<Held | string> {
    let session: SmtpSession | null = null
    try {
      const { host, port, dial } = this.#options
      session = new SmtpSession(this.#options, this.#timeoutMs, dial && await dial(host, port, this.#timeoutMs))
      await session.open(this.#options.auth)
      this.#pauseMs = 0
      return { session, mails: 0, timer: undefined }
    } catch (error) {
      session?.close()
      this.#lastError = error instanceof Error ? error.message : String(error)
      // Connections that fail together are one failure.
      if (this.pausedForMs > 0) return this.#lastError
      this.#pauseMs = Math.min(longestPauseMs, this.#pauseMs === 0 ? firstPauseMs : this.#pauseMs * 2)
      this.#pausedUntil = performance.now() + this.#pauseMs
      return this.#lastError
    }
  }
}

const unreachable = (error: string): SmtpResult => ({ kind: 'not-sent', error: `The mail server cannot be used: ${error}`, isConnection: true, cause: undefined })
