import { execFile } from 'node:child_process'
import { readFile, readlink, readdir } from 'node:fs/promises'
import { promisify } from 'node:util'

const run = promisify(execFile)

/** True while a process with this id exists, whoever owns it. */
export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM'
  }
}

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
  const started = await run('ps', ['-o', 'lstart=', '-p', String(pid)]).catch(() => null)
  return started?.stdout.trim() || null
}

/** Linux: the processes whose working directory is this one (PostgreSQL works in its data directory). Elsewhere: none are found. */
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
