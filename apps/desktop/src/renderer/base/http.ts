import { t } from '@sendero/i18n'
import { currentWorkspace } from './workspace-choice.ts'

/** A problem the server explained. `errors` name the fields at fault; `code` is stable, see the server's catalogue. */
export class ProblemError extends Error {
  readonly status: number
  readonly code: string
  readonly errors: readonly { path: string; message: string }[]
  constructor(problem: { readonly status: number; readonly detail: string; readonly code?: string | undefined; readonly errors?: readonly { path: string; message: string }[] | undefined }) {
    super(problem.detail)
    this.status = problem.status
    this.code = problem.code ?? ''
    this.errors = problem.errors ?? []
  }
}

const unreachable = (): never => { throw new ProblemError({ status: 0, code: 'UNREACHABLE', detail: t('The server does not answer. Check that it is running, then try again.') }) }

/** Which workspace a request is about: a signed-in user may belong to several. */
export const workspaceHeaders = (): Record<string, string> => {
  const slug = currentWorkspace()
  return slug === null ? {} : { 'X-Sendero-Workspace': slug }
}

/** Sends JSON, reads JSON. Throws ProblemError with words a person can act on. */
export async function sendJson<T>(method: string, path: string, body?: unknown): Promise<T> {
  const json = body === undefined ? {} : { body: JSON.stringify(body) }
  const headers = { ...workspaceHeaders(), ...(body === undefined ? {} : { 'Content-Type': 'application/json' }) }
  const response = await fetch(path, { method, headers, ...json }).catch(unreachable)
  return readAnswer<T>(response)
}

/** The JSON of an answer; an empty one is null. Throws ProblemError for every status that is not a success. */
async function readAnswer<T>(response: Response): Promise<T> {
  const text = await response.text()
  if (!response.ok) throw problemOf(response.status, text)
  return (text === '' ? null : JSON.parse(text)) as T
}

function problemOf(status: number, text: string): ProblemError {
  const unexplained = { status, detail: t('The server answered {status}.', { status }) }
  try {
    const { detail, code, errors } = JSON.parse(text) as { detail?: string; code?: string; errors?: { path: string; message: string }[] }
    return new ProblemError({ status, detail: detail ?? unexplained.detail, code, errors })
  } catch {
    return new ProblemError(unexplained)
  }
}

/** Words for whatever was thrown. */
export const problemText = (error: unknown): string => (error instanceof Error ? error.message : String(error))
