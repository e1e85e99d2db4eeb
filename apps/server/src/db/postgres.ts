import { drizzle } from 'drizzle-orm/node-postgres'
import type { NodePgDatabase } from 'drizzle-orm/node-postgres'
import pg from 'pg'
import type { JsonObject } from '@sendero/flow-engine'

// bigint columns are sequence numbers and counts far below 2^53: read them as numbers.
pg.types.setTypeParser(pg.types.builtins.INT8, Number)

/** One open transaction of one workspace: every statement runs under its row level security. */
export interface Tx {
  readonly workspaceId: string
  query<Row extends object = JsonObject>(text: string, values?: readonly unknown[]): Promise<Row[]>
  /** Like query, but the statement is prepared once per connection under this name: for the hot paths. */
  prepared<Row extends object = JsonObject>(name: string, text: string, values: readonly unknown[]): Promise<Row[]>
  /** Typed queries over the `<noun>.tables.ts`, in this transaction: for definitions, which are read and written one by one. */
  readonly orm: NodePgDatabase
  /** Runs after this transaction has committed; not at all when it rolls back. */
  afterCommit(action: () => void): void
}

export interface Database {
  /** Runs `work` in one transaction under row level security of the workspace. Retries serialization failures and deadlocks (3 times). */
  withWorkspace<T>(workspaceId: string, work: (tx: Tx) => Promise<T>): Promise<T>
  /** For the global tables (users, sessions, installation) and the definer functions only: no workspace is set, so every other table is empty. */
  global<Row extends object = JsonObject>(text: string, values?: readonly unknown[]): Promise<Row[]>
  /** Several statements on global tables in one transaction. */
  globalTransaction<T>(work: (query: Tx['query']) => Promise<T>): Promise<T>
  readonly pool: pg.Pool
  close(): Promise<void>
}

const uuidPattern = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/
const retryable = new Set(['40001', '40P01'])

export interface DatabaseOptions { readonly url: string; readonly max: number; readonly onError: (error: Error) => void }

export function openDatabase(options: DatabaseOptions): Database {
  const pool = new pg.Pool({ connectionString: options.url, max: options.max, application_name: 'sendero', connectionTimeoutMillis: 15_000 })
  pool.on('error', options.onError)
  return {
    pool,
    withWorkspace: (workspaceId, work) => withRetry(() => inTransaction(pool, workspaceId, work)),
    async global<Row extends object>(text: string, values: readonly unknown[] = []) {
      return (await pool.query<Row>(text, [...values])).rows
    },
    globalTransaction: (work) => withRetry(() => inTransaction(pool, null, (tx) => work(tx.query))),
    close: () => pool.end(),
  }
}

async function withRetry<T>(attempt: () => Promise<T>): Promise<T> {
  for (let left = 3; ; left -= 1) {
    try {
      return await attempt()
    } catch (error) {
      const code = (error as { code?: unknown }).code
      if (left === 0 || typeof code !== 'string' || !retryable.has(code)) throw error
    }
  }
}

async function inTransaction<T>(pool: pg.Pool, workspaceId: string | null, work: (tx: Tx) => Promise<T>): Promise<T> {
  if (workspaceId !== null && !uuidPattern.test(workspaceId)) throw new Error('Not a workspace id')
  const client = await pool.connect()
  const committed: (() => void)[] = []
  let broken: Error | undefined
  try {
    // One round trip; the pattern above is what makes the id safe to inline. The setting ends with the transaction.
    await client.query(workspaceId === null ? 'BEGIN' : `BEGIN; SELECT set_config('app.workspace', '${workspaceId}', true)`)
    const result = await work(openTx(client, workspaceId ?? '', committed))
    await client.query('COMMIT')
    for (const action of committed) action()
    return result
  } catch (error) {
    // A connection that cannot even roll back must not go back to the pool with another workspace's setting.
    await client.query('ROLLBACK').catch((failure: unknown) => { broken = failure instanceof Error ? failure : new Error(String(failure)) })
    throw error
  } finally {
    client.release(broken)
  }
}

function openTx(client: pg.PoolClient, workspaceId: string, committed: (() => void)[]): Tx {
  let orm: NodePgDatabase | undefined
  return {
    workspaceId,
    // Made when first asked for: the hot paths never do.
    get orm() { return orm ??= drizzle({ client }) },
    async query<Row extends object>(text: string, values: readonly unknown[] = []) {
      return (await client.query<Row>(text, [...values])).rows
    },
    async prepared<Row extends object>(name: string, text: string, values: readonly unknown[]) {
      return (await client.query<Row>({ name, text, values: [...values] })).rows
    },
    afterCommit: (action) => { committed.push(action) },
  }
}
