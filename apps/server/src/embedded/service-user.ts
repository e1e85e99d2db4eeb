import { execFile } from 'node:child_process'
import { stat } from 'node:fs/promises'
import { promisify } from 'node:util'

const run = promisify(execFile)

/** The account that runs PostgreSQL when we are root ourselves: PostgreSQL refuses to run as root. */
export interface ServiceUser { readonly uid: number; readonly gid: number }

const CANDIDATES = ['postgres', 'nobody'] as const

/**
 * Null when this process is not root (PostgreSQL then runs as ourselves). An existing cluster keeps its owner, so that installing a
 * system package which brings a `postgres` account does not lock us out of our own data. No account is ever created.
 */
export async function findServiceUser(clusterDir: string): Promise<ServiceUser | null> {
  if (process.getuid?.() !== 0) return null
  const owner = await stat(clusterDir).catch(() => null)
  if (owner && owner.uid !== 0) return { uid: owner.uid, gid: owner.gid }
  for (const name of CANDIDATES) {
    const found = await lookUp(name)
    if (found) return found
  }
  throw new Error(`PostgreSQL cannot run as root and this system has none of the accounts ${CANDIDATES.join(', ')}: start Sendero as an ordinary user, or set DATABASE_URL`)
}

async function lookUp(name: string): Promise<ServiceUser | null> {
  try {
    const [uid, gid] = await Promise.all([run('id', ['-u', name]), run('id', ['-g', name])])
    return { uid: Number.parseInt(uid.stdout, 10), gid: Number.parseInt(gid.stdout, 10) }
  } catch {
    return null
  }
}
