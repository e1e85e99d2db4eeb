import { pino } from 'pino'
import type { RoleNames } from '../src/db/database-roles.ts'
import { migratePostgres } from '../src/db/migrate-postgres.ts'

// A process of its own that migrates a database and, when told to, is killed at the first file whose statements have run.

export interface MigrationOrders { readonly url: string; readonly directory: string; readonly roles: RoleNames; readonly isKilled: boolean }

const { isKilled, ...orders } = JSON.parse(process.argv[2] ?? '{}') as MigrationOrders
if (isKilled) globalThis.failpoint = (point) => { if (point === 'migrated') process.kill(process.pid, 'SIGKILL') }
await migratePostgres({ ...orders, log: pino({ level: 'silent' }) })
