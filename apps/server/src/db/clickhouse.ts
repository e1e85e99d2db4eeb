import { ClickHouseLogLevel, createClient } from '@clickhouse/client'
import type { ClickHouseClient, ClickHouseSettings } from '@clickhouse/client'
import { clickhouseFailure } from './clickhouse-errors.ts'
import { takeTurn } from './query-turns.ts'

interface Options {
  /** http(s)://user:password@host:port; a ClickHouse server or the embedded child on loopback. */
  readonly url: string
  /** Default `sendero`, as the migrations make it. */
  readonly database?: string
}

export function openClickhouse({ url, database = 'sendero' }: Options): ClickHouseClient {
  // Its own log would print rows of customers; every failure reaches a caller of ours anyway.
  return createClient({ url, database, application: 'sendero', request_timeout: 60_000, max_open_connections: 10, log: { level: ClickHouseLogLevel.OFF } })
}

/** A question about one workspace. */
export interface WorkspaceQuery {
  readonly workspaceId: string
  /** Has to hold `{workspaceId:UUID}`, or another parameter whose value is the workspace. */
  readonly sql: string
  readonly params?: Readonly<Record<string, unknown>>
  /** How long it may run, in milliseconds. Default 10 s. */
  readonly timeoutMs?: number
  /**
   * `heavy` questions (a rule over everybody) wait for each other, at most two of them: more are refused. `patient` ones are heavy
   * and wait as long as it takes. Without: asked at once.
   */
  readonly weight?: 'light' | 'heavy' | 'patient'
  readonly signal?: AbortSignal
}

const memoryLimitBytes = 1_073_741_824

/**
 * Asks ClickHouse about one workspace, with a limit on time and memory. Throws UNAVAILABLE when it is away, busy or over a limit.
 * There is no row level security in ClickHouse: a question that does not name its workspace is a bug and is never sent.
 */
export async function queryWorkspace<Row>(client: ClickHouseClient, query: WorkspaceQuery): Promise<Row[]> {
  const params = { workspaceId: query.workspaceId, ...query.params }
  if (!namesWorkspace(query.sql, params, query.workspaceId)) throw new Error('A ClickHouse query has to name its workspace')
  const run = (): Promise<Row[]> => ask<Row>(client, { ...query, params })
  const weight = query.weight ?? 'light'
  return weight === 'light' ? run() : takeTurn(client, { isPatient: weight === 'patient', signal: query.signal }, run)
}

async function ask<Row>(client: ClickHouseClient, { sql, params, timeoutMs = 10_000, signal }: WorkspaceQuery): Promise<Row[]> {
  // The server stops by itself at the limit; the margin is for a server that no longer answers at all.
  const deadline = AbortSignal.timeout(timeoutMs + 2_000)
  const settings: ClickHouseSettings = {
    max_execution_time: Math.ceil(timeoutMs / 1000), timeout_overflow_mode: 'throw', max_memory_usage: String(memoryLimitBytes),
    output_format_json_quote_64bit_integers: 0, date_time_output_format: 'iso', cancel_http_readonly_queries_on_client_close: 1,
  }
  try {
    const answer = await client.query({
      query: sql, query_params: { ...params }, format: 'JSONEachRow', clickhouse_settings: settings,
      abort_signal: signal === undefined ? deadline : AbortSignal.any([signal, deadline]),
    })
    return await answer.json<Row>()
  } catch (error) {
    throw clickhouseFailure(error, signal?.aborted === true)
  }
}

/** True when a parameter that the text uses as a UUID has the workspace as its value. */
export function namesWorkspace(sql: string, params: Readonly<Record<string, unknown>>, workspaceId: string): boolean {
  return [...sql.matchAll(/\{(\w+)\s*:\s*UUID\}/g)].some(([, name]) => name !== undefined && params[name] === workspaceId)
}

/** An instant as ClickHouse reads it in every format and setting: UTC with milliseconds. */
export const clickhouseInstant = (at: number): string => new Date(at).toISOString().replace('T', ' ').replace('Z', '')
