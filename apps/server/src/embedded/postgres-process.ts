import { spawn } from 'node:child_process'
import type { ChildProcess } from 'node:child_process'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { setTimeout as sleep } from 'node:timers/promises'
import type { BaseLogger } from 'pino'
import { postgresArguments } from './postgres-settings.ts'
import type { ServiceUser } from './service-user.ts'

const READY_MS = 120_000
const FAST_SHUTDOWN_MS = 60_000

export interface Cluster {
  /** The folder of the binaries. */
  readonly native: string
  /** The data directory. */
  readonly dir: string
  readonly serviceUser: ServiceUser | null
  readonly log: BaseLogger
}

export interface PostgresProcess { readonly exited: Promise<void>; stop(): Promise<void> }

/** What a child of ours must see: none of our secrets, and messages in English. */
export const CHILD_ENVIRONMENT = { PATH: process.env['PATH'] ?? '/usr/bin:/bin', LC_ALL: 'C', TZ: 'UTC' }

/**
 * Where PostgreSQL is told its data lies. Below a folder that its account may not enter the path is of no use to it, but its working
 * directory, which we choose while still root, is: Linux lets it go there by this name without looking at the folders above.
 */
export function clusterPath(cluster: Cluster): string {
  return cluster.serviceUser && process.platform === 'linux' ? '/proc/self/cwd' : cluster.dir
}

/** Starts the server and returns when it accepts connections. Throws its own last words when it ends before that. */
export async function startPostgresProcess(cluster: Cluster, port: number): Promise<PostgresProcess> {
  const child = spawn(join(cluster.native, 'bin/postgres'), postgresArguments(clusterPath(cluster), port), {
    cwd: cluster.dir,
    env: CHILD_ENVIRONMENT,
    stdio: ['ignore', 'pipe', 'pipe'],
    // Its own session: Ctrl+C in our terminal must not stop the database under a server that is still draining.
    detached: true,
    ...cluster.serviceUser,
  })
  const lastWords = forwardOutput(child, cluster.log)
  const exited = new Promise<void>((resolve) => {
    child.once('exit', () => resolve())
    child.once('error', () => resolve())
  })
  const guard = stopWhenWeDie(child, cluster.serviceUser)
  void exited.then(() => guard.kill())
  await untilReady(child, cluster.dir, exited).catch(async (error: unknown) => {
    child.kill('SIGQUIT')
    await exited
    throw new Error(`PostgreSQL did not start: ${lastWords.join(' ') || String(error)}`)
  })
  return { exited, stop: () => stopPostgresProcess(child, exited) }
}

async function stopPostgresProcess(child: ChildProcess, exited: Promise<void>): Promise<void> {
  for (const [signal, withinMs] of [['SIGINT', FAST_SHUTDOWN_MS], ['SIGQUIT', 5_000], ['SIGKILL', 5_000]] as const) {
    child.kill(signal)
    const clock = new AbortController()
    await Promise.race([exited, sleep(withinMs, undefined, { signal: clock.signal }).catch(() => undefined)])
    clock.abort()
    if (child.exitCode !== null || child.signalCode !== null) return
  }
}

/** The server itself writes "ready" as the last line of its lock file; reading that needs no connection and no log parsing. */
async function untilReady(child: ChildProcess, dir: string, exited: Promise<void>): Promise<void> {
  let hasExited = false
  void exited.then(() => { hasExited = true; })
  for (let waited = 0; waited < READY_MS; waited += 10) {
    if (hasExited) throw new Error('it ended at once')
    const lines = (await readFile(join(dir, 'postmaster.pid'), 'utf8').catch(() => '')).split('\n')
    if (lines[0] === String(child.pid) && lines[7]?.trim() === 'ready') return
    await sleep(10)
  }
  throw new Error(`it was not ready within ${READY_MS / 1000} s`)
}

/**
 * When we are killed outright the pipe to this shell closes and it shuts the server down in our place. Should the shell be killed
 * too, the next start finds and stops the server.
 */
function stopWhenWeDie(child: ChildProcess, serviceUser: ServiceUser | null): ChildProcess {
  const guard = spawn('/bin/sh', ['-c', 'read -r _; kill -INT "$0"', String(child.pid)], {
    cwd: '/',
    env: CHILD_ENVIRONMENT,
    stdio: ['pipe', 'ignore', 'ignore'],
    detached: true,
    ...serviceUser,
  })
  guard.on('error', () => undefined)
  guard.unref()
  return guard
}

function forwardOutput(child: ChildProcess, log: BaseLogger): string[] {
  const lastWords: string[] = []
  for (const stream of [child.stdout, child.stderr]) {
    if (!stream) continue
    createInterface({ input: stream }).on('line', (line) => {
      if (lastWords.push(line) > 5) lastWords.shift()
      // What a client did wrong is told to that client; here it would only be noise.
      if (/^(WARNING|PANIC):/.test(line)) log.warn(`PostgreSQL: ${line}`)
      else log.debug(`PostgreSQL: ${line}`)
    })
  }
  return lastWords
}
