import { errorCodes } from './error-codes.ts'
import type { ErrorCode } from './error-codes.ts'

export interface FieldError { readonly path: string; readonly message: string }

interface AppErrorOptions {
  readonly cause?: unknown
  /** Fields at fault, for INVALID_INPUT. */
  readonly errors?: readonly FieldError[]
  /** More members of the problem document, such as `diagnostics`. */
  readonly data?: Readonly<Record<string, unknown>>
  /** Seconds, sent as Retry-After. */
  readonly retryAfter?: number
}

/** An expected failure. `detail` is shown to the caller: plain words, never a secret or a stack. */
export class AppError extends Error {
  readonly code: ErrorCode
  readonly errors: readonly FieldError[]
  readonly data: Readonly<Record<string, unknown>>
  readonly retryAfter: number | undefined

  constructor(code: ErrorCode, detail?: string, options: AppErrorOptions = {}) {
    super(detail ?? errorCodes[code].title, { cause: options.cause })
    this.name = 'AppError'
    this.code = code
    this.errors = options.errors ?? []
    this.data = options.data ?? {}
    this.retryAfter = options.retryAfter
  }

  get status(): number {
    return errorCodes[this.code].status
  }
}
