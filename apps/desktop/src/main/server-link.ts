import type { SessionStore } from './session-store.ts'

// The renderer talks to app:// only. Here its calls get the server's address and the session cookie; cookies that come back stay
// here too, so no token is ever in the renderer.

const cookieName = /^(?:__Host-)?sendero=/
/** Of the request, what a server may know; of the answer, what the renderer may know. */
const passedOn = ['content-type', 'accept', 'idempotency-key', 'if-match', 'x-sendero-workspace', 'last-event-id']
const handedBack = ['content-type', 'content-disposition', 'x-request-id', 'retry-after', 'cache-control', 'idempotency-replayed', 'etag']

interface Options {
  /** Where the server is; null while none is chosen or it has not started. */
  readonly serverUrl: () => string | null
  readonly sessions: SessionStore
  readonly fetch: typeof fetch
}

/** Forwards the calls of the renderer. An unreachable server is a problem document like any other. */
export function createServerLink({ serverUrl, sessions, fetch }: Options): (request: Request) => Promise<Response> {
  return async (request) => {
    const base = serverUrl()
    if (base === null) return problem(503, 'No server is connected yet.')
    const { pathname, search } = new URL(request.url)
    const session = await sessions.read(base)
    const outgoing = new Headers([...request.headers].filter(([name]) => passedOn.includes(name.toLowerCase())))
    if (session !== null) outgoing.set('Cookie', session)
    try {
      const answer = await fetch(new URL(pathname + search, base), {
        method: request.method, headers: outgoing, redirect: 'manual', signal: request.signal,
        ...(request.body === null ? {} : { body: request.body, duplex: 'half' } as RequestInit),
      })
      await keepSession(sessions, base, answer)
      return new Response(answer.body, { status: answer.status, headers: [...answer.headers].filter(([name]) => handedBack.includes(name.toLowerCase())) })
    } catch (error) {
      if (request.signal.aborted) throw error
      return problem(503, `The server at ${base} does not answer. Check that it is running, then try again.`)
    }
  }
}

async function keepSession(sessions: SessionStore, base: string, answer: Response): Promise<void> {
  for (const line of answer.headers.getSetCookie()) {
    const [pair = ''] = line.split(';')
    if (!cookieName.test(pair)) continue
    const isEnded = pair.endsWith('=') || /;\s*max-age=0\b/i.test(line)
    await (isEnded ? sessions.forget(base) : sessions.write(base, pair))
  }
}

function problem(status: number, detail: string): Response {
  const document = { type: 'about:blank', title: 'Server unreachable', status, detail, code: 'UNREACHABLE', errors: [] }
  return new Response(JSON.stringify(document), { status, headers: { 'Content-Type': 'application/problem+json' } })
}
