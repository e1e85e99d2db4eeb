import pg from 'pg'
import { pino } from 'pino'
import { startEmbeddedChdb } from '../src/embedded/embedded-chdb.ts'
import { startEmbeddedPostgres } from '../src/embedded/embedded-postgres.ts'

// The embedded data services in a process of their own, for several servers over one database (tooling/demo/chaos.mjs). Told by one
// JSON argument; says their addresses as one line of JSON. A line `crash` on its input is what `pg_ctl stop -m immediate` does: the
// database ends without writing anything down, and is started again.

const { dataDir } = JSON.parse(process.argv[2] ?? '{}') as { readonly dataDir: string }
const log = pino({ level: process.env['LOG_LEVEL'] ?? 'fatal' })
const [postgres, chdb] = await Promise.all([startEmbeddedPostgres({ dataDir, log }), startEmbeddedChdb({ dataDir, log })])
process.stdout.write(`${JSON.stringify({ databaseUrl: postgres.superuserUrl, clickhouseUrl: chdb.url })}\n`)

async function crash(): Promise<void> {
  const url = new URL(postgres.superuserUrl)
  url.pathname = '/postgres'
  const client = new pg.Client({ connectionString: url.href })
  client.on('error', () => undefined)
  try {
    await client.connect()
    const { rows } = await client.query<{ lines: string }>(`SELECT pg_read_file('postmaster.pid') AS lines`)
    process.kill(Number(rows[0]?.lines.split('\n')[0]), 'SIGQUIT')
  } catch {
    // It is down already.
  } finally {
    await client.end().catch(() => undefined)
  }
}

process.stdin.on('data', () => { void crash() })
process.on('SIGTERM', () => { void Promise.all([postgres.stop(), chdb.stop()]).then(() => { process.exit(0) }) })
