import { fileURLToPath } from 'node:url'
import { readEnv } from './env.ts'
import { createLogger } from './start/create-logger.ts'
import { startServer } from './start/start-server.ts'

// The composition root of the process: reads the environment, starts, and turns signals into a clean stop.

const migrationsDir = fileURLToPath(new URL('../../../migrations', import.meta.url))
const print = (line: string): void => { process.stdout.write(`${line}\n`) }
const fail = (error: unknown): never => {
  process.stderr.write(`Sendero cannot start: ${error instanceof Error ? error.message : String(error)}\n`)
  process.exit(1)
}

async function main(): Promise<void> {
  const env = readEnv(process.env)
  const log = createLogger(env.LOG_LEVEL)
  const server = await startServer({ env, log, migrationsDir, print })
  let isStopping = false
  const stop = (signal: string): void => {
    if (isStopping) return
    isStopping = true
    log.info({ signal }, 'Stopping: no new work is begun, what runs is finished')
    server.stop().then(() => { process.exit(0) }, (error: unknown) => {
      log.error({ err: error }, 'The stop was not clean; the next start recovers')
      process.exit(1)
    })
  }
  process.on('SIGTERM', () => { stop('SIGTERM') })
  process.on('SIGINT', () => { stop('SIGINT') })
  process.on('unhandledRejection', (error) => { log.error({ err: error }, 'Unhandled rejection') })
  log.info({ services: server.description }, 'Ready')
  print(`Sendero is ready at ${server.url}`)
}

main().catch(fail)
