import { runMigrations } from 'bullmq'
import pg from 'pg'
import type { RoleNames } from './database-roles.ts'

const SCHEMA = 'bullmq'

/**
 * Brings BullMQ's own schema up to the version of the installed package. The migrator owns the tables and functions; the queue role
 * may use them, and make the counter that BullMQ keeps per queue. Not needed when REDIS_URL is set.
 */
export async function migrateBullmq({ url, roles }: { readonly url: string; readonly roles: RoleNames }): Promise<{ version: number }> {
  const client = new pg.Client({ connectionString: url, application_name: 'sendero migrate', connectionTimeoutMillis: 15_000 })
  await client.connect()
  const role = pg.escapeIdentifier(roles.queue)
  try {
    const version = await runMigrations(client, SCHEMA)
    // One transaction under a lock: two processes that grant on the same object at the same time make one of them fail.
    await client.query(`BEGIN; SELECT pg_advisory_xact_lock(hashtextextended('sendero/migrate-bullmq', 0));
      GRANT USAGE, CREATE ON SCHEMA ${SCHEMA} TO ${role};
      GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA ${SCHEMA} TO ${role};
      GRANT USAGE, SELECT, UPDATE ON ALL SEQUENCES IN SCHEMA ${SCHEMA} TO ${role};
      REVOKE ALL ON ALL FUNCTIONS IN SCHEMA ${SCHEMA} FROM PUBLIC;
      GRANT EXECUTE ON ALL FUNCTIONS IN SCHEMA ${SCHEMA} TO ${role};
      COMMIT`)
    return { version }
  } finally {
    await client.end()
  }
}
