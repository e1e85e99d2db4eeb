import { fileURLToPath } from 'node:url'
import { masterKey, openDataDirectory } from './embedded/data-directory.ts'
import { readEnv } from './env.ts'
import { createLogger } from './start/create-logger.ts'
import { openDataServices } from './start/data-services.ts'

// `npm run migrate`: brings the databases to this release and stops, for installations that migrate before they roll out.
// `npm start` does the same on its way.

const migrationsDir = fileURLToPath(new URL('../../../migrations', import.meta.url))

async function migrate(): Promise<void> {
  const env = readEnv(process.env)
  const data = await openDataDirectory(env.DATA_DIR)
  try {
    const key = await masterKey(data.path, env.MASTER_KEY)
    const services = await openDataServices({ env, dataDir: data.path, masterKey: key, migrationsDir, log: createLogger(env.LOG_LEVEL) })
    await services.stop()
    process.stdout.write(`The databases are up to date (${services.description}).\n`)
  } finally {
    await data.release()
  }
}

migrate().catch((error: unknown) => {
  process.stderr.write(`Migrating failed: ${error instanceof Error ? error.message : String(error)}\n`)
  process.exitCode = 1
})
