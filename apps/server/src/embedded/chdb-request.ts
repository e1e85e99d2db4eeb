import type { IncomingMessage } from 'node:http'
import { text } from 'node:stream/consumers'
import { Transform } from 'node:stream'
import type { Readable } from 'node:stream'
import { createGunzip, createInflate } from 'node:zlib'
import type { Statement } from './chdb-engine.ts'
import { MAX_BODY_BYTES } from './chdb-limits.ts'
import { RequestRefusal } from './chdb-queue.ts'
import type { Lane } from './chdb-queue.ts'

export interface QueryRequest {
  readonly statement: Omit<Statement, 'id'>
  readonly queryId: string | null
  readonly lane: Lane
  /** Format named at the end of the query, or else the default. */
  readonly format: string
  readonly wantsGzip: boolean
}

/** Parameters of the HTTP interface that are not settings. */
const NOT_SETTINGS = new Set(['query', 'database', 'default_format', 'query_id', 'session_id', 'session_timeout', 'session_check', 'wait_end_of_query', 'buffer_size',
  'compress', 'decompress', 'enable_http_compression', 'user', 'password', 'quota_key', 'stacktrace', 'role', 'log_comment'])

/** Reads one request of the ClickHouse HTTP interface: https://clickhouse.com/docs/interfaces/http. */
export async function readQueryRequest(request: IncomingMessage): Promise<QueryRequest> {
  const url = new URL(request.url ?? '/', 'http://localhost')
  const settings: Record<string, string> = {}
  const parameters: Record<string, string> = {}
  for (const [name, value] of url.searchParams) {
    if (name.startsWith('param_')) parameters[name.slice('param_'.length)] = value
    else if (!NOT_SETTINGS.has(name)) settings[name] = value
  }
  const inUrl = url.searchParams.get('query')
  const body = await readBody(request)
  const sql = inUrl === null ? body : body === '' ? inUrl : `${inUrl}\n${body}`
  const head = inUrl ?? body
  const defaultFormat = url.searchParams.get('default_format') ?? 'TabSeparated'
  return {
    statement: { sql, format: defaultFormat, database: url.searchParams.get('database') ?? header(request, 'x-clickhouse-database'), settings, parameters },
    queryId: url.searchParams.get('query_id'),
    lane: isRead(head) ? 'read' : 'write',
    format: /\bFORMAT\s+(\w+)[\s;]*$/i.exec(head.slice(-200))?.[1] ?? defaultFormat,
    wantsGzip: url.searchParams.get('enable_http_compression') === '1' && /\bgzip\b/.test(header(request, 'accept-encoding') ?? ''),
  }
}

export function header(request: IncomingMessage, name: string): string | null {
  const value = request.headers[name]
  return typeof value === 'string' ? value : null
}

async function readBody(request: IncomingMessage): Promise<string> {
  const encoding = header(request, 'content-encoding') ?? 'identity'
  const source = encoding === 'gzip' ? request.pipe(createGunzip()) : encoding === 'deflate' ? request.pipe(createInflate()) : request
  if (encoding !== 'identity' && source === request) throw new RequestRefusal(400, `Code: 48. DB::Exception: Unsupported Content-Encoding ${encoding}. (NOT_IMPLEMENTED)`)
  return text(limited(source))
}

function limited(source: Readable): Readable {
  let seen = 0
  const limit = new Transform({
    transform(chunk: Buffer, _encoding, done) {
      seen += chunk.length
      if (seen > MAX_BODY_BYTES) done(new RequestRefusal(413, `Code: 34. DB::Exception: The request is larger than ${MAX_BODY_BYTES} bytes. (QUERY_IS_TOO_LARGE)`))
      else done(null, chunk)
    },
  })
  source.on('error', (error) => limit.destroy(error))
  return source.pipe(limit)
}

function isRead(sql: string): boolean {
  const withoutComments = sql.slice(0, 2_000).replaceAll(/\/\*[^]*?\*\//g, ' ').replaceAll(/--[^\n]*/g, ' ')
  return /^[\s(]*(SELECT|WITH|SHOW|DESC|DESCRIBE|EXPLAIN|EXISTS|CHECK|FROM)\b/i.test(withoutComments)
}
