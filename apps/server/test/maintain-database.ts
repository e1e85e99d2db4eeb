import pg from 'pg'

/** Runs one statement with the rights of `url`, optionally in another database of its cluster. */
export async function maintainDatabase<Row extends pg.QueryResultRow>(url: string, statement: string, database?: string): Promise<Row[]> {
  const target = new URL(url)
  if (database !== undefined) target.pathname = `/${database}`
  const client = new pg.Client({ connectionString: target.href })
  await client.connect()
  try {
    return (await client.query<Row>(statement)).rows
  } finally {
    await client.end()
  }
}
