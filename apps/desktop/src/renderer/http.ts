/** A problem the server explained. `errors` name the fields at fault. */
export class ProblemError extends Error {
  readonly status: number
  readonly errors: readonly { path: string; message: string }[]
  constructor(status: number, detail: string, errors: readonly { path: string; message: string }[]) {
    super(detail)
    this.status = status
    this.errors = errors
  }
}

/** Sends JSON, reads JSON. Throws ProblemError with words a person can act on. */
export async function sendJson<T>(method: string, path: string, body?: unknown): Promise<T> {
  const response = await fetch(path, { method, ...(body === undefined ? {} : { headers: { 'Content-Type': 'application/json' }, body: JSON.stringify(body) }) })
    .catch(() => { throw new ProblemError(0, 'The server does not answer. Check that it is running, then try again.', []) })
  const text = await response.text()
  if (!response.ok) throw problemOf(response.status, text)
  return (text === '' ? null : JSON.parse(text)) as T
}

function problemOf(status: number, text: string): ProblemError {
  try {
    const problem = JSON.parse(text) as { detail?: string; errors?: { path: string; message: string }[] }
    return new ProblemError(status, problem.detail ?? `The server answered ${status}.`, problem.errors ?? [])
  } catch {
    return new ProblemError(status, `The server answered ${status}.`, [])
  }
}

export const problemText = (error: unknown): string => (error instanceof Error ? error.message : String(error))
