import { execFileSync } from 'node:child_process'
import { readFileSync } from 'node:fs'

/** Names this run of the machine: two processes with the same one lost nothing that either had written to a file. Null where that cannot be known. */
export function bootId(): string | null {
  try {
    if (process.platform === 'linux') return readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim() || null
    if (process.platform === 'darwin') return execFileSync('/usr/sbin/sysctl', ['-n', 'kern.bootsessionuuid'], { encoding: 'utf8', timeout: 2_000 }).trim() || null
    return null
  } catch {
    // A locked-down container may hide it. Then nothing is concluded from a journal.
    return null
  }
}
