import type { FastifyInstance, FastifyRequest } from 'fastify'
import { AppError } from '../errors/app-error.ts'

/** Throws TOO_MANY_REQUESTS when too many attempts came from this address, or on this account from wherever. */
export type AttemptGuard = (request: FastifyRequest, account?: string) => Promise<void>

/** Guards for doors where a secret can be guessed. `reading` is for links that only show what they are about. */
export function attemptLimits(app: FastifyInstance): { readonly attempt: AttemptGuard; readonly reading: AttemptGuard } {
  const accounts = new WeakMap<FastifyRequest, string>()
  const accountOf = (request: FastifyRequest): string => accounts.get(request) ?? `address ${request.ip}`
  const perAddress = app.createRateLimit({ max: 20, timeWindow: '5 minutes' })
  const perAccount = app.createRateLimit({ max: 10, timeWindow: '15 minutes', keyGenerator: accountOf })
  const readings = app.createRateLimit({ max: 60, timeWindow: '5 minutes', keyGenerator: (request) => `reading ${request.ip}` })
  const guard = (limiters: readonly ReturnType<FastifyInstance['createRateLimit']>[]): AttemptGuard => async (request, account) => {
    if (account !== undefined) accounts.set(request, `account ${account.trim().toLowerCase().slice(0, 320)}`)
    for (const limiter of limiters) {
      const state = await limiter(request)
      if (!state.isAllowed && state.isExceeded) throw new AppError('TOO_MANY_REQUESTS', 'Too many attempts: wait a few minutes.', { retryAfter: state.ttlInSeconds })
    }
  }
  return { attempt: guard([perAddress, perAccount]), reading: guard([readings]) }
}
