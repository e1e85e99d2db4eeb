import { randomUUID, timingSafeEqual } from 'node:crypto'
import { createServer } from 'node:http'
import type { IncomingMessage, Server, ServerResponse } from 'node:http'
import { promisify } from 'node:util'
import { gzip } from 'node:zlib'
import type { ChdbEngine } from './chdb-engine.ts'
import { RequestRefusal } from './chdb-queue.ts'
import type { ChdbQueue } from './chdb-queue.ts'
import { header, readQueryRequest } from './chdb-request.ts'

interface Options { readonly engine: ChdbEngine; readonly queue: ChdbQueue; readonly user: string; readonly password: string }

const compress = promisify(gzip)

/** The part of ClickHouse's HTTP interface that `@clickhouse/client` uses. Answers are complete before the first byte is sent. */
export function createChdbHttpServer(options: Options): Server {
  // Query parameters travel in the URL: as long as in ClickHouse (http_max_uri_size), where Node allows 16 KB.
  const server = createServer({ maxHeaderSize: 1_100_000 }, (request, response) => {
    void answer(options, request, response).catch((error: unknown) => sendError(options.engine, response, error))
  })
  // Clients keep connections open between requests; a long insert may take its time to arrive.
  server.keepAliveTimeout = 65_000
  server.requestTimeout = 300_000
  return server
}

async function answer(options: Options, request: IncomingMessage, response: ServerResponse): Promise<void> {
  if (request.method === 'GET' && /^\/(ping)?$/.test(request.url ?? '')) {
    response.end('Ok.\n')
    return
  }
  if (!isAllowed(options, request)) {
    request.resume()
    throw new RequestRefusal(403, 'Code: 516. DB::Exception: Authentication failed: password is incorrect, or there is no user with such name. (AUTHENTICATION_FAILED)')
  }
  await answerQuery(options, request, response)
}

async function answerQuery({ engine, queue }: Options, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const query = await readQueryRequest(request)
  const id = randomUUID()
  response.setHeader('X-ClickHouse-Query-Id', query.queryId ?? id)
  const task = queue.add(query.lane, (stopped) => engine.run({ ...query.statement, id }, stopped))
  // Nobody waits for a read whose caller has hung up. A write is carried through: its caller cannot know how far it had come.
  response.once('close', () => { if (!response.writableFinished && query.lane === 'read') task.cancel() })
  const { bytes, rows, elapsedSeconds } = await task.result
  const counts = query.lane === 'write' ? { written_rows: rows, written_bytes: 0, result_rows: 0, result_bytes: 0 } : { written_rows: 0, written_bytes: 0, result_rows: rows, result_bytes: bytes.length }
  const summary = { read_rows: 0, read_bytes: 0, ...counts, total_rows_to_read: 0, elapsed_ns: Math.round(elapsedSeconds * 1e9) }
  response.setHeader('X-ClickHouse-Summary', JSON.stringify(Object.fromEntries(Object.entries(summary).map(([name, value]) => [name, String(value)]))))
  response.setHeader('X-ClickHouse-Format', query.format)
  response.setHeader('X-ClickHouse-Timezone', 'UTC')
  response.setHeader('Content-Type', query.format.startsWith('JSON') ? 'application/json; charset=UTF-8' : 'text/plain; charset=UTF-8')
  if (query.wantsGzip) response.setHeader('Content-Encoding', 'gzip')
  response.end(query.wantsGzip ? await compress(bytes, { level: 1 }) : bytes)
}

function isAllowed({ user, password }: Options, request: IncomingMessage): boolean {
  const basic = /^Basic (.+)$/.exec(header(request, 'authorization') ?? '')?.[1]
  const given = basic === undefined ? `${header(request, 'x-clickhouse-user') ?? ''}:${header(request, 'x-clickhouse-key') ?? ''}` : Buffer.from(basic, 'base64').toString('utf8')
  const expected = Buffer.from(`${user}:${password}`)
  const actual = Buffer.from(given)
  return actual.length === expected.length && timingSafeEqual(actual, expected)
}

function sendError(engine: ChdbEngine, response: ServerResponse, error: unknown): void {
  const message = error instanceof Error ? error.message : String(error)
  const code = Number(/Code: (\d+)/.exec(message)?.[1] ?? 1001)
  if (response.headersSent) {
    response.destroy()
    return
  }
  response.statusCode = error instanceof RequestRefusal ? error.status : statusOf(code)
  if (response.statusCode === 503) response.setHeader('Retry-After', '1')
  response.setHeader('X-ClickHouse-Exception-Code', String(code))
  response.setHeader('Content-Type', 'text/plain; charset=UTF-8')
  response.end(`${message.startsWith('Code:') ? message : `Code: ${code}. DB::Exception: ${message}`} (version ${engine.version})\n`)
}

/** The same sorting as the server's: what the caller wrote wrong, what does not exist, and the rest. */
function statusOf(code: number): number {
  if ([6, 26, 27, 38, 41, 43, 53, 62, 69, 72, 117, 130, 386, 427, 456, 457].includes(code)) return 400
  if ([16, 36, 46, 47, 50, 56, 60, 73, 80, 81, 115].includes(code)) return 404
  if (code === 48) return 501
  if (code === 159) return 408
  if (code === 439) return 503
  return 500
}
