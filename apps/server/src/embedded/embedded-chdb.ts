import { fork } from 'node:child_process'
import type { ChildProcess } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { mkdir, readFile, rm, writeFile } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { createInterface } from 'node:readline'
import { setTimeout as sleep } from 'node:timers/promises'
import type { BaseLogger } from 'pino'
import { z } from 'zod'
import { childEntry } from './child-entry.ts'
import { endProcess, processBirth } from './process-facts.ts'

export interface EmbeddedChdb {
  /** For `@clickhouse/client`; stays the same when the child process is started again. */
  readonly url: string
  /** The child process at this moment. */
  readonly pid: number
  stop(): Promise<void>
}

interface Settings { readonly dir: string; readonly user: string; readonly password: string }

const READY_MS = 60_000
const STOP_MS = 15_000
const LEFTOVER_MS = 5_000
const RESTART_DELAYS_MS = [0, 200, 1_000, 5_000]
const reply = z.union([z.object({ port: z.number().int() }), z.object({ failed: z.string() })])

/** Starts the child process that owns the chDB data below `dataDir`, and starts it again should it end. The caller holds the lock of `dataDir`. */
export async function startEmbeddedChdb({ dataDir, log }: { dataDir: string; log: BaseLogger }): Promise<EmbeddedChdb> {
  const dir = join(resolve(dataDir), 'clickhouse')
  await mkdir(dir, { recursive: true, mode: 0o700 })
  const settings = { dir, user: 'sendero', password: randomBytes(24).toString('base64url') }
  await stopLeftover(dir, log)
  const { child: first, port } = await startChild(settings, 0, log)
  let child = first
  let stopping = false
  const watching = (async () => {
    for (let failures = 0; !stopping; ) {
      await ended(child)
      if (stopping) return
      await sleep(RESTART_DELAYS_MS[Math.min(failures, RESTART_DELAYS_MS.length - 1)])
      log.error(`The chDB process ended by itself (${child.signalCode ?? child.exitCode}) and is started again`)
      await startChild(settings, port, log).then((started) => { child = started.child; failures = 0 }, (error: unknown) => {
        failures += 1
        log.error({ err: error }, 'The chDB process did not start again')
      })
    }
  })()
  return {
    url: `http://${settings.user}:${settings.password}@127.0.0.1:${port}`,
    get pid() { return child.pid ?? 0 },
    async stop() {
      stopping = true
      if (child.connected) child.send({ stop: true })
      await Promise.race([ended(child), sleep(STOP_MS, undefined, { ref: false })])
      child.kill('SIGKILL')
      await watching
      // One that was just being started again.
      child.kill('SIGKILL')
      await rm(join(dir, 'child.json'), { force: true })
    },
  }
}

async function startChild(settings: Settings, port: number, log: BaseLogger): Promise<{ child: ChildProcess; port: number }> {
  const { path, execArgv } = childEntry('chdb-child')
  const child = fork(path, [], {
    execArgv,
    cwd: settings.dir,
    // None of our secrets; queries and their answers pass through the thread pool of libuv, and so do a few files.
    env: { PATH: process.env['PATH'], TZ: 'UTC', UV_THREADPOOL_SIZE: '8' },
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
    detached: true,
  })
  for (const stream of [child.stdout, child.stderr]) if (stream) createInterface({ input: stream }).on('line', (line) => log.warn(`chDB: ${line}`))
  const answer = new Promise<z.infer<typeof reply>>((done) => {
    child.once('message', (message) => done(reply.parse(message)))
    void ended(child).then(() => done({ failed: 'it ended at once' }))
  })
  child.send({ ...settings, port })
  const result = await Promise.race([answer, sleep(READY_MS, { failed: `it was not ready within ${READY_MS / 1000} s` }, { ref: false })])
  if ('failed' in result) {
    child.kill('SIGKILL')
    throw new Error(`chDB did not start: ${result.failed}`)
  }
  await writeFile(join(settings.dir, 'child.json'), JSON.stringify({ pid: child.pid, birth: await processBirth(child.pid ?? 0) }), { mode: 0o600 })
  return { child, port: result.port }
}

/** A child ends with its parent; one that could not (stopped, stuck in the kernel's queue) still holds the data directory. */
async function stopLeftover(dir: string, log: BaseLogger): Promise<void> {
  const text = await readFile(join(dir, 'child.json'), 'utf8').catch(() => null)
  if (text === null) return
  const { pid, birth } = z.object({ pid: z.number().int(), birth: z.string().nullable() }).parse(JSON.parse(text))
  if (birth === null || (await processBirth(pid)) !== birth) return
  log.warn(`Stopping a chDB process (${pid}) left over from an earlier run`)
  await endProcess(pid, 'SIGKILL', LEFTOVER_MS)
}

function ended(child: ChildProcess): Promise<void> {
  return new Promise((resolve) => {
    if (child.exitCode !== null || child.signalCode !== null) resolve()
    else child.once('exit', () => resolve()).once('error', () => resolve())
  })
}
