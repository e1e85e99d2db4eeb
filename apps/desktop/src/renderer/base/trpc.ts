import { t } from '@sendero/i18n'
import { TRPCClientError, createTRPCClient, httpLink } from '@trpc/client'
import type { AppRouter } from '@sendero/server/router'
import { ProblemError, workspaceHeaders } from './http.ts'

/**
 * The server's procedures, typed. Cookies carry the session. One request a call, so that a slow answer holds up no other and a
 * question that was overtaken can be aborted; always POST, because a rule or a document does not fit into an address.
 */
export const trpc = createTRPCClient<AppRouter>({ links: [httpLink({ url: '/trpc', headers: workspaceHeaders, methodOverride: 'POST' })] })

/** The problem behind an error of a call, as the REST API would say it; null when the error is none of the server's. */
export function problemOfCall(error: unknown): ProblemError | null {
  if (error instanceof ProblemError) return error
  if (!(error instanceof TRPCClientError)) return null
  const { problem } = (error.data ?? {}) as { problem?: { status: number; detail: string; code: string; errors?: { path: string; message: string }[] } }
  if (problem === undefined) return new ProblemError({ status: 0, code: 'UNREACHABLE', detail: t('The server does not answer. Check that it is running, then try again.') })
  return new ProblemError(problem)
}
