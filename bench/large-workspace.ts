// A workspace of millions, made by the databases themselves in seconds. What the product would have written, apart from the log of events.
import type { Pool } from 'pg'

/** Asks ClickHouse over HTTP; `{w:UUID}` is the workspace. Rows of a SELECT, nothing of anything else. */
export async function askClickhouse<Row>(url: string, sql: string, workspaceId: string): Promise<Row[]> {
  const { username, password, origin } = new URL(url)
  const response = await fetch(`${origin}/?param_w=${workspaceId}&default_format=JSONEachRow&output_format_json_quote_64bit_integers=0&max_execution_time=600`, {
    method: 'POST', body: sql, headers: { Authorization: `Basic ${Buffer.from(`${username}:${password}`).toString('base64')}` },
  })
  const text = await response.text()
  if (!response.ok) throw new Error(`ClickHouse: ${text.slice(0, 500)}`)
  return text.split('\n').filter((line) => line !== '').map((line) => JSON.parse(line) as Row)
}

interface People { readonly database: Pool; /** Null where nobody will ask it. */ readonly clickhouse: string | null; readonly workspaceId: string; readonly people: number }

/** Customers u0, u1, ... with a plan, a country and a score, a third of them pro. */
export async function fillPeople({ database, clickhouse, workspaceId, people }: People): Promise<void> {
  await database.query(`INSERT INTO customers (workspace_id, id, number, user_id, email, email_norm, traits, created_at, updated_at)
    SELECT $1, gen_random_uuid(), n, 'u' || n, 'u' || n || '@example.test', 'u' || n || '@example.test',
      jsonb_build_object('plan', CASE WHEN n % 3 = 0 THEN 'pro' ELSE 'free' END, 'email', 'u' || n || '@example.test', 'country', CASE WHEN n % 7 = 0 THEN 'IT' ELSE 'DE' END, 'score', n % 100), now(), now()
    FROM generate_series(0, $2::int - 1) n`, [workspaceId, people])
  await database.query(`INSERT INTO customer_identities (workspace_id, kind, value, customer_id) SELECT $1, 'user', user_id, id FROM customers WHERE workspace_id = $1`, [workspaceId])
  await database.query('UPDATE workspaces SET next_customer_number = $2 WHERE id = $1', [workspaceId, people])
  await database.query('VACUUM ANALYZE customers, customer_identities')
  if (clickhouse === null) return
  await askClickhouse(clickhouse, `INSERT INTO sendero.customers SELECT {w:UUID}, toUInt32(number), 1, 0, ['country', 'plan', 'score'],
    map('country', [if(number % 7 = 0, 'it', 'de')], 'plan', [if(number % 3 = 0, 'pro', 'free')], 'score', [toString(number % 100)]), map('score', [toFloat64(number % 100)]), map()
    FROM numbers(${people}) SETTINGS max_memory_usage = 0`, workspaceId)
}

const eventsPerInsert = 2_000_000

/** Events of half a year: of ten six are visits, two or three logins, one a purchase, and a few refunds. */
export async function fillEvents({ clickhouse, workspaceId, people, events }: Omit<People, 'database' | 'clickhouse'> & { readonly clickhouse: string; readonly events: number }): Promise<void> {
  for (let from = 0; from < events; from += eventsPerInsert) {
    await askClickhouse(clickhouse, `INSERT INTO sendero.events
      SELECT {w:UUID}, multiIf(kind < 60, 'Visit', kind < 85, 'Login', kind < 97, 'Purchase', 'Refund'), toUInt32(cityHash64(number, 1) % ${people}), now64(3) - toIntervalSecond(cityHash64(number, 2) % 15552000), number,
        ['sku', 'total'], map('sku', [concat('sku-', toString(number % 100))], 'total', [toString(number % 500)]), map('total', [toFloat64(number % 500)]), map()
      FROM (SELECT number, cityHash64(number, 3) % 100 AS kind FROM numbers(${from}, ${Math.min(eventsPerInsert, events - from)})) SETTINGS max_memory_usage = 0`, workspaceId)
  }
}
