import type { Connection, ConnectionState } from '../ipc/connection/channel.ts'
import type { EmbeddedServer } from './embedded-server.ts'

interface Options {
  readonly stored: Connection | null
  readonly store: (connection: Connection) => Promise<void>
  readonly startEmbedded: (onEnd: (output: string) => void) => EmbeddedServer
  readonly fetch: typeof fetch
  readonly onChange: (state: ConnectionState) => void
}

export interface ServerChoice {
  state(): ConnectionState
  serverUrl(): string | null
  choose(connection: Connection): Promise<ConnectionState>
  /** Starts what was chosen the last time. */
  resume(): Promise<void>
  stop(): Promise<void>
}

const probeTimeoutMs = 10_000

/** Runs the server here or knows the address of a shared one, and says at any time which of them, and whether it answers. */
export function createServerChoice({ stored, store, startEmbedded, fetch, onChange }: Options): ServerChoice {
  let state: ConnectionState = { kind: 'unchosen' }
  let embedded: EmbeddedServer | null = null
  const show = (next: ConnectionState): ConnectionState => {
    state = next
    onChange(next)
    return next
  }
  const stop = async (): Promise<void> => {
    const running = embedded
    embedded = null
    await running?.stop()
  }
  const startHere = async (): Promise<ConnectionState> => {
    show({ kind: 'starting' })
    try {
      embedded = startEmbedded((output) => { show({ kind: 'failed', connection: { kind: 'embedded' }, reason: `The server on this computer has ended. ${output}` }) })
      return show({ kind: 'connected', connection: { kind: 'embedded' }, url: await embedded.ready })
    } catch (error) {
      embedded = null
      return show({ kind: 'failed', connection: { kind: 'embedded' }, reason: error instanceof Error ? error.message : String(error) })
    }
  }
  const connectTo = async (connection: Connection & { kind: 'server' }): Promise<ConnectionState> => {
    const reason = await probe(fetch, connection.url)
    return show(reason === null ? { kind: 'connected', connection, url: connection.url } : { kind: 'failed', connection, reason })
  }
  const start = (connection: Connection): Promise<ConnectionState> => (connection.kind === 'embedded' ? startHere() : connectTo(connection))
  return {
    state: () => state,
    serverUrl: () => (state.kind === 'connected' ? state.url : null),
    async choose(connection) {
      if (state.kind === 'connected' && connection.kind === 'embedded' && state.connection.kind === 'embedded') return state
      await stop()
      const next = await start(connection)
      // Only what worked is remembered: a typing error must not greet the user at every start.
      if (next.kind === 'connected') await store(connection)
      return next
    },
    async resume() { if (stored !== null) await start(stored) },
    stop,
  }
}

/** Null when a Sendero answers there, else why not, in words. */
async function probe(fetch: Options['fetch'], url: string): Promise<string | null> {
  try {
    const answer = await fetch(new URL('/api/setup', url), { signal: AbortSignal.timeout(probeTimeoutMs), redirect: 'error' })
    const body: unknown = answer.ok ? await answer.json() : null
    if (typeof body === 'object' && body !== null && 'needsSetup' in body) return null
    return `${url} answers, but it is not a Sendero server.`
  } catch (error) {
    return `${url} does not answer${error instanceof Error && error.name === 'TimeoutError' ? ' within 10 seconds' : ''}. Check the address and that the server is running.`
  }
}
