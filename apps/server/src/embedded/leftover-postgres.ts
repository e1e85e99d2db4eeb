import { readFile, realpath, rm } from 'node:fs/promises'
import { join } from 'node:path'
import type { BaseLogger } from 'pino'
import { commandLine, endProcess, isRunning, processesIn } from './process-facts.ts'

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
    log.warn(`Stopping a PostgreSQL (process ${postmaster}) left over from an earlier run`)
    // Fast, then immediate shutdown: the first keeps the next start free of recovery.
    const isGone = await endProcess(postmaster, 'SIGINT', FAST_SHUTDOWN_MS)
    if (!isGone) await endProcess(postmaster, 'SIGQUIT', IMMEDIATE_SHUTDOWN_MS)
  }
  for (const pid of await processesIn(dir)) {
    if (isPostgres(await commandLine(pid))) await endProcess(pid, 'SIGKILL', IMMEDIATE_SHUTDOWN_MS)
  }
  // PostgreSQL believes a lock file whose id some other process of the same account has got since; by now it is stale for certain.
  await rm(join(dir, 'postmaster.pid'), { force: true })
}

/** The server that wrote the lock file, when it still runs. The port says that it is this one and not just any PostgreSQL with its process id. */
async function readPostmaster(dir: string): Promise<number | null> {
  const [first = '', , , port = ''] = (await readFile(join(dir, 'postmaster.pid'), 'utf8').catch(() => '')).split('\n')
  const pid = Number.parseInt(first, 10)
  if (!(pid > 1) || !(await isRunning(pid))) return null
  const command = await commandLine(pid)
  return isPostgres(command) && command.includes(`port=${port.trim()} `) ? pid : null
}

function isPostgres(command: string): boolean {
  return /(^|\/)postgres[: ]/.test(command)
}
