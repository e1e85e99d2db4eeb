import { mkdir } from 'node:fs/promises'
import { createServer } from 'node:net'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import pg from 'pg'
import type { BaseLogger } from 'pino'
import { stopLeftoverPostgres } from './leftover-postgres.ts'
import { locatePostgresPackage, preparePostgresBinaries } from './postgres-binaries.ts'
import { locateCluster, openCluster, writeAccess } from './postgres-cluster.ts'
import { startPostgresProcess } from './postgres-process.ts'
import type { Cluster, PostgresProcess } from './postgres-process.ts'
import { findServiceUser } from './service-user.ts'

export interface EmbeddedPostgres {
  readonly superuserUrl: string
  readonly port: number
  stop(): Promise<void>
}

const START_ATTEMPTS = 8
const RETRY_MS = 500
const RESTART_DELAYS_MS = [0, 200, 1_000, 5_000]

/**
 * Starts the PostgreSQL of `dataDir` (made at the first start) on a loopback port that stays the same between starts while it is
 * free, and starts it again should it end by itself. The URL names the database `sendero`, which may not exist yet. The caller holds
 * the lock of `dataDir`.
 */
export async function startEmbeddedPostgres(options: { dataDir: string; log: BaseLogger; port?: number }): Promise<EmbeddedPostgres> {
  const home = join(options.dataDir, 'postgres')
  await mkdir(home, { recursive: true, mode: 0o700 })
  const serviceUser = await findServiceUser(join(home, 'cluster'))
  const dir = await locateCluster(home, serviceUser)
  const native = await preparePostgresBinaries({ packaged: locatePostgresPackage(), stagingDir: join(home, 'engine'), serviceUser, log: options.log })
  const cluster: Cluster = { native, dir, serviceUser, log: options.log }
  const access = await openCluster(cluster, home)
  const { port, server } = await startOnFreePort(cluster, options.port ?? access.port)
  if (port !== access.port) await writeAccess(home, { ...access, port })
  const url = (database: string): string => `postgres://postgres:${access.password}@127.0.0.1:${port}/${database}`
  await compressWal(url('postgres'))
  return { superuserUrl: url('sendero'), port, stop: keepRunning(cluster, port, server) }
}

async function startOnFreePort(cluster: Cluster, wanted: number): Promise<{ port: number; server: PostgresProcess }> {
  for (let attempt = 1, preferred = wanted; ; attempt += 1) {
    const port = await freePort(preferred)
    try {
      return { port, server: await startCleanly(cluster, port) }
    } catch (error) {
      // Somebody may take the port between our look and the start; the last processes of a killed server need a moment to notice.
      const isTaken = /could not (bind|create any TCP)/.test(String(error))
      if (attempt === START_ATTEMPTS || !(isTaken || /pre-existing shared memory/.test(String(error)))) throw error
      if (isTaken) preferred = 0
      else await sleep(RETRY_MS)
    }
  }
}

async function startCleanly(cluster: Cluster, port: number): Promise<PostgresProcess> {
  await stopLeftoverPostgres(cluster.dir, cluster.log)
  return startPostgresProcess(cluster, port)
}

/** The wanted port when nobody listens there, else any free one. */
async function freePort(wanted: number): Promise<number> {
  const listen = (port: number): Promise<number | null> => new Promise((resolve) => {
    const probe = createServer()
    probe.once('error', () => resolve(null))
    probe.listen(port, '127.0.0.1', () => {
      const address = probe.address()
      probe.close(() => resolve(address && typeof address === 'object' ? address.port : null))
    })
  })
  const port = (await listen(wanted)) ?? (await listen(0))
  if (port === null) throw new Error('No free port on 127.0.0.1 for the embedded PostgreSQL')
  return port
}

/** The packaged server is built without lz4 on some platforms and refuses to start with it, so it is asked once it runs. */
async function compressWal(url: string): Promise<void> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try {
    const { rows } = await client.query<{ setting: string; best: string }>(
      `SELECT setting, CASE WHEN 'lz4' = ANY (enumvals) THEN 'lz4' ELSE 'pglz' END AS best FROM pg_settings WHERE name = 'wal_compression'`,
    )
    const [row] = rows
    if (!row || row.setting === row.best) return
    await client.query(`ALTER SYSTEM SET wal_compression = '${row.best}'`)
    await client.query('SELECT pg_reload_conf()')
  } finally {
    await client.end()
  }
}

function keepRunning(cluster: Cluster, port: number, first: PostgresProcess): () => Promise<void> {
  let stopping = false
  let server = first
  const watch = async (): Promise<void> => {
    for (let failures = 0; !stopping; ) {
      await server.exited
      if (stopping) return
      await sleep(RESTART_DELAYS_MS[Math.min(failures, RESTART_DELAYS_MS.length - 1)])
      if (stopping) return
      cluster.log.error('PostgreSQL ended by itself and is started again')
      try {
        server = await startCleanly(cluster, port)
        failures = 0
      } catch (error) {
        failures += 1
        cluster.log.error({ err: error }, 'PostgreSQL did not start again')
      }
    }
  }
  const watching = watch()
  return async () => {
    stopping = true
    await server.stop()
    await watching
    // One that was just being started again.
    await server.stop()
  }
}
