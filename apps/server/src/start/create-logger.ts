import { pino } from 'pino'
import type { Logger } from 'pino'

/** JSON lines on stderr, so that stdout keeps the few lines meant for people. Secrets and addresses are masked. */
export function createLogger(level: string): Logger {
  return pino({
    level,
    base: null,
    timestamp: pino.stdTimeFunctions.isoTime,
    redact: { paths: ['req.headers.authorization', 'req.headers.cookie', '*.password', '*.email', '*.key', '*.writeKey', '*.token'], censor: '[masked]' },
  }, pino.destination({ fd: 2, sync: false }))
}
