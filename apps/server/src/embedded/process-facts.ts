import { execFile } from 'node:child_process'
import { readFile, readlink, readdir } from 'node:fs/promises'
import { setTimeout as sleep } from 'node:timers/promises'
import { promisify } from 'node:util'

const run = promisify(execFile)

/**
 * A text that no other process with the same id ever had on this machine: ids are reused, after a restart of a container nearly
 * always. Null when there is no such process.
 */
export async function processBirth(pid: number): Promise<string | null> {
  if (process.platform === 'linux') {
    const [boot, status] = await Promise.all([readText('/proc/sys/kernel/random/boot_id'), readText(`/proc/${pid}/stat`)])
    // The command in the second field may hold blanks and brackets, so count from the last bracket on; a zombie is as good as gone.
    const fields = status?.slice(status.lastIndexOf(')') + 2).split(' ')
    if (!fields || fields[0] === 'Z') return null
    return `${boot?.trim()}/${fields[19]}`
  }
  const listed = (await run('ps', ['-o', 'stat=,lstart=', '-p', String(pid)]).catch(() => null))?.stdout.trim() ?? ''
  return listed === '' || listed.startsWith('Z') ? null : listed.slice(listed.indexOf(' ') + 1).trim()
}

/** A dead process that nobody has reaped counts as gone: in a container without an init it stays in the list for ever. */
export async function isRunning(pid: number): Promise<boolean> {
  return (await processBirth(pid)) !== null
}

/** Sends the signal and waits for the process to be gone; false when it still runs after that time. */
export async function endProcess(pid: number, signal: NodeJS.Signals, withinMs: number): Promise<boolean> {
  try {
    process.kill(pid, signal)
  } catch {
    return !(await isRunning(pid))
  }
  const deadline = performance.now() + withinMs
  while (await isRunning(pid)) {
    if (performance.now() > deadline) return false
    await sleep(20)
  }
  return true
}

/** The processes whose working directory is this one (PostgreSQL works in its data directory), as far as the system lets us see them: Linux only, and not in every container. */
export async function processesIn(dir: string): Promise<number[]> {
  const entries = await readdir('/proc').catch(() => [])
  const found = await Promise.all(
    entries.filter((entry) => /^\d+$/.test(entry)).map(async (pid) => ((await readlink(`/proc/${pid}/cwd`).catch(() => '')) === dir ? Number(pid) : 0)),
  )
  return found.filter((pid) => pid > 0 && pid !== process.pid)
}

export async function commandLine(pid: number): Promise<string> {
  if (process.platform === 'linux') return (await readText(`/proc/${pid}/cmdline`))?.replaceAll('\0', ' ') ?? ''
  return (await run('ps', ['-o', 'command=', '-p', String(pid)]).catch(() => null))?.stdout ?? ''
}

async function readText(path: string): Promise<string | null> {
  return readFile(path, 'utf8').catch(() => null)
}
