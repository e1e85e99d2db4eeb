import { pino, stdSerializers } from 'pino'
import type { Logger } from 'pino'

/** JSON lines on stderr, so that stdout keeps the few lines meant for people. Secrets and addresses are masked. */
export function createLogger(level: string): Logger {
  return pino({
    level,
    base: null,
    timestamp: pino.stdTimeFunctions.isoTime,
    serializers: { err: plainError },
    redact: { paths: ['req.headers.authorization', 'req.headers.cookie', '*.password', '*.email', '*.key', '*.writeKey', '*.token'], censor: '[masked]' },
  }, pino.destination({ fd: 2, sync: false }))
}

/** Database errors carry the whole connection, password included: only what tells the fault is logged. */
function plainError(error: unknown): unknown {
  if (!(error instanceof Error)) return error
  const { type, message, stack, code, cause } = stdSerializers.err(error) as { type?: string; message?: string; stack?: string; code?: unknown; cause?: unknown }
  return { type, message, stack, ...(code === undefined ? {} : { code }), ...(cause === undefined ? {} : { cause: plainError(error.cause) }) }
}
