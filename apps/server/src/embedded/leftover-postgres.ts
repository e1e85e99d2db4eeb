import { readFile, realpath, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import type { BaseLogger } from 'pino'
import { commandLine, isAlive, processesIn } from './process-facts.ts'

const FAST_SHUTDOWN_MS = 60_000
const IMMEDIATE_SHUTDOWN_MS = 5_000

/**
 * Stops a server that still runs in this cluster although whoever started it is gone, and removes what it left behind. The caller
 * holds the lock of the data directory, so nothing that runs here can belong to a living Sendero.
 */
export async function stopLeftoverPostgres(clusterDir: string, log: BaseLogger): Promise<void> {
  const dir = await realpath(clusterDir)
  const postmaster = await readPostmaster(dir)
  if (postmaster !== null) {
    log.warn({ pid: postmaster }, 'Stopping a PostgreSQL left over from an earlier run')
    // Fast, then immediate shutdown: the first keeps the next start free of recovery.
    const isGone = await endedBy(postmaster, 'SIGINT', FAST_SHUTDOWN_MS)
    if (!isGone) await endedBy(postmaster, 'SIGQUIT', IMMEDIATE_SHUTDOWN_MS)
  }
  for (const pid of await processesIn(dir)) {
    if (isPostgres(await commandLine(pid))) await endedBy(pid, 'SIGKILL', IMMEDIATE_SHUTDOWN_MS)
  }
  // PostgreSQL believes a lock file whose id some other process of the same account has got since; by now it is stale for certain.
  await rm(join(dir, 'postmaster.pid'), { force: true })
}

async function readPostmaster(dir: string): Promise<number | null> {
  const text = await readFile(join(dir, 'postmaster.pid'), 'utf8').catch(() => null)
  const pid = Number.parseInt(text ?? '', 10)
  if (!(pid > 1) || !isAlive(pid)) return null
  const command = await commandLine(pid)
  if (!isPostgres(command)) return null
  const isHere = process.platform === 'linux' ? (await processesIn(dir)).includes(pid) : command.includes(dir)
  return isHere ? pid : null
}

function isPostgres(command: string): boolean {
  return /(^|\/)postgres[: ]/.test(command)
}

async function endedBy(pid: number, signal: NodeJS.Signals, withinMs: number): Promise<boolean> {
  try {
    process.kill(pid, signal)
  } catch {
    return !isAlive(pid)
  }
  for (let waited = 0; waited < withinMs; waited += 20) {
    if (!isAlive(pid)) return true
    await sleep(20)
  }
  return false
}
