import { setTimeout as sleep } from 'node:timers/promises'
import { drizzle } from 'drizzle-orm/node-postgres'
import type { NodePgDatabase } from 'drizzle-orm/node-postgres'
import pg from 'pg'
import type { JsonObject } from '@sendero/flow-engine'
import { arrayLiteral } from './array-literal.ts'

// bigint columns are sequence numbers and counts far below 2^53: read them as numbers.
pg.types.setTypeParser(pg.types.builtins.INT8, Number)

/** One open transaction of one workspace: every statement runs under its row level security. */
export interface Tx {
  readonly workspaceId: string
  query<Row extends object = JsonObject>(text: string, values?: readonly unknown[]): Promise<Row[]>
  /** Like query, but the statement is prepared once per connection under this name: for the hot paths. */
  prepared<Row extends object = JsonObject>(name: string, text: string, values: readonly unknown[]): Promise<Row[]>
  /**
   * Like prepared for a statement whose rows nobody reads: it is sent at once and not waited for. It takes effect before everything
   * sent after it, and when it fails the transaction fails with its error.
   */
  write(name: string, text: string, values: readonly unknown[]): void
  /** Typed queries over the `<noun>.tables.ts`, in this transaction: for definitions, which are read and written one by one. */
  readonly orm: NodePgDatabase
  /** Runs after this transaction has committed; not at all when it rolls back. */
  afterCommit(action: () => void): void
}

export interface Database {
  /** Runs `work` in one transaction under row level security of the workspace. Retries serialization failures and deadlocks (3 times). */
  withWorkspace<T>(workspaceId: string, work: (tx: Tx) => Promise<T>, how?: How): Promise<T>
  /** For the global tables (users, sessions, installation) and the definer functions only: no workspace is set, so every other table is empty. */
  global<Row extends object = JsonObject>(text: string, values?: readonly unknown[]): Promise<Row[]>
  /** Several statements on global tables in one transaction. */
  globalTransaction<T>(work: (query: Tx['query']) => Promise<T>): Promise<T>
  readonly pool: pg.Pool
  close(): Promise<void>
}

export interface How {
  /**
   * The work sends all its statements before it waits for the first of their answers: they, and the begin and commit around them, are
   * then a single exchange with the server.
   */
  readonly isOneExchange?: boolean
  /** Reads only, and every statement of it sees the database as it was at the beginning. */
  readonly isSnapshot?: boolean
}

const uuidPattern = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/
const retryable = new Set(['40001', '40P01'])

export interface DatabaseOptions { readonly url: string; readonly max: number; readonly onError: (error: Error) => void }

export function openDatabase(options: DatabaseOptions): Database {
  // Pipelined: a statement is sent when it is asked for, not when the one before it has been answered. PostgreSQL keeps the order.
  const pool = new pg.Pool({ connectionString: options.url, max: options.max, application_name: 'sendero', connectionTimeoutMillis: 15_000, pipeline: true })
  pool.on('error', options.onError)
  // The pool listens to the idle ones only: one that is cut between two statements of a transaction would end the process.
  pool.on('connect', (client) => { client.on('error', () => undefined) })
  return {
    pool,
    withWorkspace: (workspaceId, work, how = {}) => withRetry(() => inTransaction(pool, workspaceId, { work, ...how })),
    async global<Row extends object>(text: string, values: readonly unknown[] = []) {
      return (await pool.query<Row>(text, [...values])).rows
    },
    globalTransaction: (work) => withRetry(() => inTransaction(pool, null, { work: (tx) => work(tx.query) })),
    close: () => pool.end(),
  }
}

const mostRetries = 3

/** After a deadlock, each after a pause of its own: who started again at once would meet the same other transaction. */
async function withRetry<T>(attempt: () => Promise<T>): Promise<T> {
  for (let retries = 0; ; retries += 1) {
    try {
      return await attempt()
    } catch (error) {
      const code = (error as { code?: unknown }).code
      if (retries === mostRetries || typeof code !== 'string' || !retryable.has(code)) throw error
      await sleep(Math.random() * 20 * 2 ** retries)
    }
  }
}

async function inTransaction<T>(pool: pg.Pool, workspaceId: string | null, { work, isOneExchange = false, isSnapshot = false }: How & { readonly work: (tx: Tx) => Promise<T> }): Promise<T> {
  if (workspaceId !== null && !uuidPattern.test(workspaceId)) throw new Error('Not a workspace id')
  const client = await pool.connect()
  const unwatched = new Unwatched()
  const committed: (() => void)[] = []
  let isEnding = false
  let isOver = false
  let broken: Error | undefined
  try {
    // Together with the first statement of the work; the pattern above is what makes the id safe to inline. The setting ends with the transaction.
    const begin = isSnapshot ? 'BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY' : 'BEGIN'
    unwatched.add(sendTogether(client, () => client.query(workspaceId === null ? begin : `${begin}; SELECT set_config('app.workspace', '${workspaceId}', true)`)))
    const working = work(openTx(client, workspaceId ?? '', { unwatched, committed, isEnding: () => isEnding }))
    if (isOneExchange) working.catch(() => undefined)
    else await working
    isEnding = true
    const end = await sendTogether(client, () => client.query('COMMIT'))
    isOver = true
    const result = await working
    await unwatched.allDone()
    // PostgreSQL answers so when a statement has failed before it: somebody has swallowed that error.
    if (end.command !== 'COMMIT') throw new Error('The transaction was rolled back, because one of its statements had failed')
    for (const action of committed) action()
    return result
  } catch (error) {
    // A connection that cannot even roll back must not go back to the pool with another workspace's setting.
    if (!isOver) await client.query('ROLLBACK').catch((failure: unknown) => { broken = failure instanceof Error ? failure : new Error(String(failure)) })
    throw unwatched.causeOf(error)
  } finally {
    client.release(broken)
  }
}

/** Statements under way that nobody waits for one by one. */
class Unwatched {
  readonly #sent: Promise<unknown>[] = []
  #failure: { readonly error: unknown } | null = null

  add(statement: Promise<unknown>): void {
    this.#sent.push(statement.catch((error: unknown) => { this.#failure ??= { error } }))
  }

  async allDone(): Promise<void> {
    await Promise.all(this.#sent)
    if (this.#failure !== null) throw this.#failure.error
  }

  /** What made the transaction fail: every statement after a failed one only says that the transaction is aborted. */
  causeOf(error: unknown): unknown {
    return this.#failure !== null && (error as { code?: unknown }).code === '25P02' ? this.#failure.error : error
  }
}

interface Buffered { readonly connection?: { readonly stream: { cork(): void; uncork(): void } } }

/** What is sent in one turn of the event loop leaves in one piece: writing to a socket is the dearest part of a small statement. */
function sendTogether<T>(client: pg.PoolClient, send: () => T): T {
  const stream = (client as Buffered).connection?.stream
  stream?.cork()
  process.nextTick(() => { stream?.uncork() })
  return send()
}

const asParameter = (value: unknown): unknown => (Array.isArray(value) ? arrayLiteral(value) ?? value : value)

interface Transaction { readonly unwatched: Unwatched; readonly committed: (() => void)[]; readonly isEnding: () => boolean }

function openTx(client: pg.PoolClient, workspaceId: string, { unwatched, committed, isEnding }: Transaction): Tx {
  let orm: NodePgDatabase | undefined
  const send = <Row extends object>(query: pg.QueryConfig): Promise<pg.QueryResult<Row>> => {
    // Behind the commit it would run on its own, under no workspace.
    if (isEnding()) return Promise.reject(new Error('A statement was sent after the end of its transaction'))
    return sendTogether(client, () => client.query<Row>(query))
  }
  return {
    workspaceId,
    // Made when first asked for: the hot paths never do.
    get orm() { return orm ??= drizzle({ client }) },
    async query<Row extends object>(text: string, values: readonly unknown[] = []) {
      return (await send<Row>({ text, values: values.map(asParameter) })).rows
    },
    async prepared<Row extends object>(name: string, text: string, values: readonly unknown[]) {
      return (await send<Row>({ name, text, values: values.map(asParameter) })).rows
    },
    write(name, text, values) { unwatched.add(send({ name, text, values: values.map(asParameter) })) },
    afterCommit: (action) => { committed.push(action) },
  }
}
