import type { FastifyReply, FastifyRequest } from 'fastify'
import type { Deps } from '../deps.ts'
import { AppError } from '../errors/app-error.ts'
import { findSession } from '../modules/identity/index.ts'
import type { Session } from '../modules/identity/index.ts'

export const sessionCookieName = (isSecure: boolean): string => (isSecure ? '__Host-sendero' : 'sendero')

export interface SessionCookie {
  start(reply: FastifyReply, token: string): void
  clear(reply: FastifyReply): FastifyReply
  tokenOf(request: FastifyRequest): string | undefined
  /** Null: nobody is signed in. */
  find(request: FastifyRequest): Promise<Session | null>
  /** Throws UNAUTHENTICATED when nobody is signed in. */
  require(request: FastifyRequest): Promise<Session>
}

export function sessionCookie(deps: Pick<Deps, 'db' | 'env'>): SessionCookie {
  const isSecure = deps.env.PUBLIC_URL?.startsWith('https:') === true
  const name = sessionCookieName(isSecure)
  const options = { httpOnly: true, secure: isSecure, sameSite: 'lax', path: '/' } as const
  const tokenOf = (request: FastifyRequest): string | undefined => request.cookies[name]
  const find = async (request: FastifyRequest): Promise<Session | null> => {
    const token = tokenOf(request)
    return token === undefined ? null : findSession(deps, token)
  }
  return {
    tokenOf, find,
    start(reply, token) { void reply.setCookie(name, token, { ...options, maxAge: 60 * 86_400 }) },
    clear: (reply) => reply.clearCookie(name, options),
    async require(request) {
      const session = await find(request)
      if (!session) throw new AppError('UNAUTHENTICATED')
      return session
    },
  }
}
