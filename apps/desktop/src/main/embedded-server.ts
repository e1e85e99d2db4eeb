import { createInterface } from 'node:readline'
import type { ForkOptions, UtilityProcess } from 'electron'

interface Options {
  /** The bundled server. */
  readonly entry: string
  readonly dataDir: string
  readonly fork: (entry: string, args: string[], options: ForkOptions) => UtilityProcess
  /** Told once when the server ends without having been asked to, with the last lines it printed. */
  readonly onEnd: (output: string) => void
}

export interface EmbeddedServer {
  /** Resolves with the address when the server is ready; rejects with what it printed when it ends before. */
  readonly ready: Promise<string>
  /** Asks it to finish what it does, and resolves when it has ended. Killed after 30 s; the next start recovers. */
  stop(): Promise<void>
}

const keptLines = 40
const stopTimeoutMs = 30_000

/** The server on this computer: its own process, loopback only, any free port, data beside the app's. */
export function startEmbeddedServer({ entry, dataDir, fork, onEnd }: Options): EmbeddedServer {
  const server = fork(entry, [], { stdio: 'pipe', serviceName: 'Sendero server', env: serverEnv(dataDir) })
  const lines: string[] = []
  let isStopping = false
  let isReady = false
  const ended = new Promise<void>((resolve) => { server.once('exit', () => { resolve() }) })
  const ready = new Promise<string>((resolve, reject) => {
    const read = (line: string): void => {
      lines.push(line)
      if (lines.length > keptLines) lines.shift()
      const url = /^Sendero is ready at (\S+)$/.exec(line)?.[1]
      if (url === undefined) return
      isReady = true
      resolve(url)
    }
    for (const stream of [server.stdout, server.stderr]) if (stream !== null) createInterface(stream).on('line', read)
    server.once('exit', () => {
      const output = lines.join('\n')
      if (!isReady) reject(new Error(output === '' ? 'The server ended before it was ready.' : output))
      else if (!isStopping) onEnd(output)
    })
  })
  // Whoever asks for it hears of the failure; nobody asking must not crash the app.
  ready.catch(() => undefined)
  return {
    ready,
    async stop() {
      isStopping = true
      const timer = setTimeout(() => { if (server.pid !== undefined) process.kill(server.pid, 'SIGKILL') }, stopTimeoutMs)
      // SIGTERM: the server drains and ends by itself.
      server.kill()
      await ended
      clearTimeout(timer)
    },
  }
}

// Not the user's environment: a variable of another program must not change where data goes or who may connect.
function serverEnv(dataDir: string): Record<string, string> {
  const { PATH = '', HOME = '', LANG = 'C.UTF-8', TMPDIR = '' } = process.env
  return { PATH, HOME, LANG, ...(TMPDIR === '' ? {} : { TMPDIR }), NODE_ENV: 'production', HOST: '127.0.0.1', PORT: '0', DATA_DIR: dataDir, LOG_LEVEL: 'warn' }
}
