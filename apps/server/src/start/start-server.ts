import { randomBytes } from 'node:crypto'
import { join } from 'node:path'
import type { Logger } from 'pino'
import { announceServerAddress, masterKey, openDataDirectory } from '../embedded/data-directory.ts'
import type { Env } from '../env.ts'
import { createHttp } from '../http/create-http.ts'
import { stopDemoLoads } from '../modules/demo/index.ts'
import { recoverSending } from '../modules/messages/index.ts'
import { startWorkers } from '../workers/start-workers.ts'
import { choosePort } from './choose-port.ts'
import { composeDeps } from './compose-deps.ts'
import { createFirstOwner } from './create-first-owner.ts'
import { demoAtStart } from './demo-at-start.ts'
import { openDataServices } from './data-services.ts'

interface Options { readonly env: Env; readonly log: Logger; readonly migrationsDir: string; readonly print: (line: string) => void }
export interface RunningServer { readonly url: string; readonly description: string; stop(): Promise<void> }

/** Starts everything in the order in which it depends on each other; stops it in the opposite order. */
export async function startServer(options: Options): Promise<RunningServer> {
  const { env, log, migrationsDir, print } = options
  const stops: (() => Promise<void>)[] = []
  const stop = async (): Promise<void> => {
    for (const one of stops.reverse()) await one()
  }
  try {
    const port = env.ROLE === 'worker' ? env.PORT : await choosePort(env.HOST, env.PORT)
    const data = await openDataDirectory(env.ROLE === 'all' ? env.DATA_DIR : join(env.DATA_DIR, env.ROLE))
    stops.push(() => data.release())
    const key = await masterKey(env.ROLE === 'all' ? data.path : env.DATA_DIR, env.MASTER_KEY)
    const services = await openDataServices({ env, dataDir: data.path, masterKey: key, migrationsDir, log })
    stops.push(() => services.stop())
    const publicUrl = (env.PUBLIC_URL ?? `http://${env.HOST.includes(':') ? `[${env.HOST}]` : env.HOST}:${port}`).replace(/\/+$/, '')
    const { deps, queues, close } = await composeDeps({ env, log, services, masterKey: key, dataDir: data.path, publicUrl })
    stops.push(close)
    const firstWorkspace = env.ROLE === 'worker' ? null : await createFirstOwner(deps, print)
    stops.push(() => stopDemoLoads(deps))
    if (env.ROLE !== 'api') {
      await recoverSending(deps)
      const workers = startWorkers(deps, queues)
      stops.push(() => workers.close())
    }
    const adminToken = randomBytes(32).toString('base64url')
    if (env.ROLE !== 'worker') {
      const app = await createHttp(deps, adminToken)
      await app.listen({ host: env.HOST, port })
      stops.push(() => app.close())
      await announceServerAddress(data.path, { url: `http://${env.HOST.includes(':') ? `[${env.HOST}]` : env.HOST}:${port}`, pid: process.pid, adminToken })
      await demoAtStart(deps, { firstWorkspace, print })
    }
    return { url: publicUrl, description: services.description, stop }
  } catch (error) {
    await stop()
    throw error
  }
}
