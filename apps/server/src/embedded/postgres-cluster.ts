import { spawn } from 'node:child_process'
import { randomBytes, randomUUID } from 'node:crypto'
import { chown, mkdir, open, readFile, readlink, realpath, rename, rm, stat, symlink, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { z } from 'zod'
import { CHILD_ENVIRONMENT, clusterPath } from './postgres-process.ts'
import type { Cluster } from './postgres-process.ts'
import { INITDB_ARGUMENTS } from './postgres-settings.ts'
import type { ServiceUser } from './service-user.ts'

const accessFile = z.object({ password: z.string().min(20), port: z.number().int() })

/** The superuser's password and the port of the last start (0: none yet). */
export type ClusterAccess = z.infer<typeof accessFile>

const OUTSIDE = '/usr/local/var/sendero-postgres'

/**
 * The data directory below `home`. Where an account other than ours runs PostgreSQL and the system has no /proc, that account could
 * not walk to it through our closed folders: there it is a link to a place it can reach.
 */
export async function locateCluster(home: string, serviceUser: ServiceUser | null, system = { platform: process.platform, outside: OUTSIDE }): Promise<string> {
  const dir = join(await realpath(home), 'cluster')
  if (!serviceUser || system.platform === 'linux') return dir
  const known = await readlink(dir).catch(() => null)
  if (known !== null) return known
  await mkdir(system.outside, { recursive: true, mode: 0o755 })
  const place = join(system.outside, randomUUID())
  await symlink(place, dir)
  return place
}

/** Makes the cluster when there is none. It is made beside its place and moved there when whole, so no half of one is ever used. */
export async function openCluster(cluster: Cluster, home: string): Promise<ClusterAccess> {
  const known = await readFile(join(home, 'access.json'), 'utf8').catch(() => null)
  const exists = (await stat(cluster.dir).catch(() => null)) !== null
  if (exists && known === null) throw new Error(`${join(home, 'access.json')} is missing: it holds the password of the database beside it`)
  const access = known === null ? { password: randomBytes(24).toString('base64url'), port: 0 } : accessFile.parse(JSON.parse(known))
  if (!exists) {
    if (known === null) await writeAccess(home, access)
    await createCluster(cluster, home, access.password)
  }
  return access
}

export async function writeAccess(home: string, access: ClusterAccess): Promise<void> {
  const path = join(home, 'access.json')
  await writeFile(`${path}.new`, JSON.stringify(access), { mode: 0o600 })
  await rename(`${path}.new`, path)
}

async function createCluster(cluster: Cluster, home: string, password: string): Promise<void> {
  const fresh = { ...cluster, dir: `${cluster.dir}.new` }
  await rm(fresh.dir, { recursive: true, force: true })
  await mkdir(fresh.dir, { mode: 0o700 })
  const passwordFile = join(home, 'initial-password')
  await writeFile(passwordFile, `${password}\n`, { mode: 0o600 })
  if (cluster.serviceUser) {
    await chown(fresh.dir, cluster.serviceUser.uid, cluster.serviceUser.gid)
    await chown(passwordFile, cluster.serviceUser.uid, cluster.serviceUser.gid)
  }
  try {
    await runInitdb(fresh, passwordFile)
  } finally {
    await rm(passwordFile, { force: true })
  }
  await rename(fresh.dir, cluster.dir)
}

async function runInitdb(cluster: Cluster, passwordFile: string): Promise<void> {
  // Handed over open: its account may not be able to walk to the file by name.
  const password = await open(passwordFile, 'r')
  try {
    const child = spawn(join(cluster.native, 'bin/initdb'), ['-D', clusterPath(cluster), '--pwfile=/dev/fd/3', ...INITDB_ARGUMENTS], {
      cwd: cluster.dir,
      env: CHILD_ENVIRONMENT,
      stdio: ['ignore', 'ignore', 'pipe', password.fd],
      ...cluster.serviceUser,
    })
    let complaint = ''
    child.stderr?.on('data', (chunk: Buffer) => { complaint += chunk.toString('utf8'); })
    const code = await new Promise<number | null>((resolve, reject) => child.once('error', reject).once('close', resolve))
    if (code !== 0) throw new Error(`The embedded PostgreSQL could not be set up: ${complaint.trim()}`)
  } finally {
    await password.close()
  }
}
