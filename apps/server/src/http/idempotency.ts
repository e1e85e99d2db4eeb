import { createHash } from 'node:crypto'
import type { FastifyRequest } from 'fastify'
import type { Deps } from '../deps.ts'
import { AppError } from '../errors/app-error.ts'
import { problemDetails } from '../errors/problem-details.ts'

interface Outcome { readonly status: number; readonly body: unknown; readonly isReplayed: boolean }
interface Given { readonly workspaceId: string; readonly request: FastifyRequest; readonly status: number; /** It only asks: nothing happens twice when it is asked again, and its answers are not kept, for they show people. */ readonly isQuestion: boolean }

/** A claim that its request never finished (the server was killed) may be taken over after this time. */
const abandonedAfter = '60 seconds'

/** Runs `work` once per Idempotency-Key and workspace: the same request again gets the same answer for 7 days. */
export async function withIdempotency(deps: Deps, given: Given, work: () => Promise<unknown>): Promise<Outcome> {
  const key = given.request.headers['idempotency-key']
  if (key === undefined) return { status: given.status, body: await work(), isReplayed: false }
  if (typeof key !== 'string' || key.length < 1 || key.length > 255) throw new AppError('INVALID_INPUT', 'Idempotency-Key: use 1 to 255 characters.')
  const hash = createHash('sha256').update(`${given.request.method} ${given.request.url}\n${JSON.stringify(given.request.body ?? null)}`).digest()
  const stored = await claim(deps, given.workspaceId, { key, hash })
  if (stored) return given.isQuestion && stored.status < 300 ? { ...stored, body: await work() } : stored
  try {
    const body = await work()
    await finish(deps, given.workspaceId, { key, status: given.status, body: given.isQuestion ? undefined : body })
    return { status: given.status, body, isReplayed: false }
  } catch (error) {
    await remember(deps, given.workspaceId, { key, error })
    throw error
  }
}

interface KeyRow { request_hash: Buffer; status: number | null; response: string | null; is_abandoned: boolean }

/** Null: this request has claimed the key and must do the work. */
async function claim(deps: Deps, workspaceId: string, given: { key: string; hash: Buffer }): Promise<Outcome | null> {
  return deps.db.withWorkspace(workspaceId, async (tx) => {
    await tx.query(`DELETE FROM idempotency_keys WHERE key = $1 AND created_at < now() - interval '7 days'`, [given.key])
    const inserted = await tx.query(`INSERT INTO idempotency_keys (workspace_id, key, request_hash) VALUES ($1, $2, $3) ON CONFLICT DO NOTHING RETURNING key`, [workspaceId, given.key, given.hash])
    if (inserted.length > 0) return null
    const rows = await tx.query<KeyRow>(`SELECT request_hash, status, response, status IS NULL AND created_at < now() - interval '${abandonedAfter}' AS is_abandoned FROM idempotency_keys WHERE key = $1 FOR UPDATE`, [given.key])
    const row = rows[0]
    if (!row) throw new AppError('IDEMPOTENCY_IN_FLIGHT')
    if (!row.request_hash.equals(given.hash)) throw new AppError('IDEMPOTENCY_MISMATCH')
    if (row.status !== null) return { status: row.status, body: row.response === null ? null : (JSON.parse(row.response) as unknown), isReplayed: true }
    if (!row.is_abandoned) throw new AppError('IDEMPOTENCY_IN_FLIGHT', undefined, { retryAfter: 1 })
    await tx.query('UPDATE idempotency_keys SET created_at = now() WHERE key = $1', [given.key])
    return null
  })
}

async function finish(deps: Deps, workspaceId: string, given: { key: string; status: number; body: unknown }): Promise<void> {
  await deps.db.withWorkspace(workspaceId, (tx) => tx.query('UPDATE idempotency_keys SET status = $2, response = $3, completed_at = now() WHERE key = $1', [given.key, given.status, given.body === undefined ? null : JSON.stringify(given.body)]))
}

/** An answer the client could act on is kept; after a fault of ours, or a refusal that may pass, the key is free again. */
async function remember(deps: Deps, workspaceId: string, given: { key: string; error: unknown }): Promise<void> {
  const problem = problemDetails(given.error)
  const isFinal = given.error instanceof AppError && problem.status < 500 && problem.status !== 429
  if (isFinal) return finish(deps, workspaceId, { key: given.key, status: problem.status, body: problem })
  await deps.db.withWorkspace(workspaceId, (tx) => tx.query('DELETE FROM idempotency_keys WHERE key = $1 AND status IS NULL', [given.key]))
}
