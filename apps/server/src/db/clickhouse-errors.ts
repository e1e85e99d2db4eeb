import { ClickHouseError } from '@clickhouse/client'
import { AppError } from '../errors/app-error.ts'

// Codes of ClickHouse that say "not now" or "too much", not "wrong".
const overLimit = new Set(['158', '159', '160', '241', '307', '396'])
const busyOrAway = new Set(['3', '202', '209', '210', '242', '252', '319', '394', '425', '999'])

/** What the caller gets for a failed request to ClickHouse: an AppError when it is expected to pass, else the error itself. */
export function clickhouseFailure(error: unknown, wasSuperseded = false): unknown {
  if (error instanceof AppError) return error
  if (wasSuperseded) return new AppError('SUPERSEDED', undefined, { cause: error })
  if (!(error instanceof ClickHouseError)) return isNetworkFault(error) ? away(error) : error
  if (overLimit.has(error.code)) return new AppError('UNAVAILABLE', 'The question took too long or needed too much memory. Narrow it down, or repeat it later.', { cause: error, retryAfter: 10 })
  return busyOrAway.has(error.code) ? away(error) : error
}

/** True when the request may have failed only because ClickHouse is away or busy: the same request can succeed later. */
export const isUnavailable = (error: unknown): boolean => error instanceof AppError && error.code === 'UNAVAILABLE'

function away(cause: unknown): AppError {
  return new AppError('UNAVAILABLE', 'Analytics are not available at the moment.', { cause, retryAfter: 5 })
}

/** The client reports an unreachable or silent server as plain errors: by system code, by abort, or by its own wording. */
function isNetworkFault(error: unknown): boolean {
  if (!(error instanceof Error)) return false
  const code: unknown = 'code' in error ? error.code : undefined
  if (typeof code === 'string' && /^(E[A-Z]+|UND_ERR_\w+)$/.test(code)) return true
  return error.name === 'AbortError' || error.name === 'TimeoutError' || /timeout|socket hang up|aborted|ECONN|network/i.test(error.message)
}
