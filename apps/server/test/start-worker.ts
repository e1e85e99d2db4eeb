import { execFileSync, spawn } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import type { WorkerOrders } from './worker-process.ts'

const root = fileURLToPath(new URL('../../..', import.meta.url))
const built = new Map<string, string>()

/** The path of a bundle of an entry in this folder, without these guards (tooling/demo/guards.mjs). Built once per run. */
export function buildWithout(entry: string, guards: readonly string[]): string {
  const key = [entry, ...guards].join(' ')
  const path = built.get(key) ?? execFileSync(process.execPath, ['tooling/demo/build-variant.mjs', `apps/server/test/${entry}`, ...guards], { cwd: root, encoding: 'utf8' }).trim()
  built.set(key, path)
  return path
}

export interface WorkerProcess {
  /** Resolves when it has said a line that begins so. */
  said(text: string): Promise<void>
  /** Resolves when the process is gone. */
  readonly ended: Promise<void>
  kill(): Promise<void>
}

/** A worker in a process of its own. */
export function startWorker(orders: WorkerOrders, guards: readonly string[] = []): WorkerProcess {
  const child = spawn(process.execPath, [buildWithout('worker-process.ts', guards), JSON.stringify(orders)], { stdio: ['ignore', 'pipe', 'inherit'] })
  let output = ''
  const heard = new Set<() => void>()
  const ended = new Promise<void>((resolve) => { child.once('exit', () => { resolve() }) })
  child.stdout.on('data', (chunk: Buffer) => {
    output += chunk.toString()
    for (const listen of heard) listen()
  })
  return {
    ended,
    said: (text) => new Promise((resolve, reject) => {
      const listen = (): void => { if (output.split('\n').some((line) => line.startsWith(text))) { heard.delete(listen); resolve() } }
      heard.add(listen)
      void ended.then(() => { listen(); reject(new Error(`The worker ended and had only said: ${output}`)) })
      listen()
    }),
    async kill() {
      child.kill('SIGKILL')
      await ended
    },
  }
}
