import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { FastifyInstance } from 'fastify'
import { pino } from 'pino'
import type { Logger } from 'pino'
import { inject } from 'vitest'
import type { Deps } from '../src/deps.ts'
import { readEnv } from '../src/env.ts'
import { createHttp } from '../src/http/create-http.ts'
import { insertApiKey, insertWriteKey } from '../src/modules/identity/keys.ts'
import { insertWorkspace } from '../src/modules/workspaces/index.ts'
import { allScopes } from '../src/procedures/permissions.ts'
import type { Scope } from '../src/procedures/permissions.ts'
import { composeDeps } from '../src/start/compose-deps.ts'
import { startWorkers } from '../src/workers/start-workers.ts'
import { checkAnswers } from './check-answers.ts'
import { freshDatabase } from './fresh-database.ts'
import type { FreshDatabase } from './fresh-database.ts'
import { requirePromisesKept } from './promises-kept.ts'
import type { BrokenOnPurpose } from './promises-kept.ts'

export interface ApiAnswer { readonly status: number; readonly body: unknown; readonly headers: Readonly<Record<string, unknown>> }
export interface ApiClient {
  readonly workspaceId: string
  readonly writeKey: string
  /** The secret of its API key, for routes that are no procedures. */
  readonly apiKey: string
  /** Calls /api/v1. Every answer is checked against the served OpenAPI document. */
  call(method: string, path: string, body?: unknown, headers?: Record<string, string>): Promise<ApiAnswer>
  /** Like call, but fails unless the status is 2xx, and gives the body. */
  ok<T = Record<string, unknown>>(method: string, path: string, body?: unknown, headers?: Record<string, string>): Promise<T>
  ingest(path: string, body: unknown): Promise<ApiAnswer>
}
export interface ApiWorld {
  readonly app: FastifyInstance
  readonly deps: Deps
  readonly adminToken: string
  readonly database: FreshDatabase
  newClient(options?: { isSandbox?: boolean; scopes?: readonly Scope[]; workspaceId?: string }): Promise<ApiClient>
  close(): Promise<void>
}

const quiet = pino({ level: process.env['TEST_LOG_LEVEL'] ?? 'fatal' })

interface ApiOptions { readonly broken?: BrokenOnPurpose; readonly log?: Logger }

/** The whole server short of its process: all doors, queues and workers, over real databases of the test's own; parts can be replaced. */
export async function openApiWorld(environment: Record<string, string> = {}, replaced: Partial<Deps> = {}, { broken = [], log = quiet }: ApiOptions = {}): Promise<ApiWorld> {
  const fresh = await freshDatabase()
  const dataDir = await mkdtemp(join(tmpdir(), 'sendero-api-'))
  const services = { appUrl: fresh.appUrl, queueUrl: fresh.queueUrl, clickhouseUrl: fresh.clickhouseUrl, clickhouseDatabase: fresh.clickhouseDatabase, description: 'test', stop: () => Promise.resolve() }
  const { deps: composed, queues, close } = await composeDeps({ env: readEnv({ REDIS_URL: process.env['TEST_REDIS_URL'], ...environment }), log, services, masterKey: Buffer.from(inject('masterKeyHex'), 'hex'), dataDir, publicUrl: 'http://127.0.0.1:4000' })
  const deps: Deps = { ...composed, ...replaced }
  const adminToken = 'operator-token-of-this-test'
  const app = await createHttp(deps, adminToken)
  await app.ready()
  const workers = startWorkers(deps, queues)
  const document: unknown = (await app.inject({ url: '/api/v1/openapi.json' })).json()
  const check = checkAnswers(document)

  const newClient: ApiWorld['newClient'] = async ({ isSandbox = false, scopes = allScopes, workspaceId } = {}) => {
    const id = workspaceId ?? (await insertWorkspace(deps, { name: 'Test', isSandbox, postalAddress: 'Test Ltd, 1 Main Street' })).id
    const keys = await deps.db.withWorkspace(id, async (tx) => ({ api: await insertApiKey(tx, { name: 'test', scopes, expiresAt: null, createdBy: null }), write: await insertWriteKey(tx, 'test') }))
    const call: ApiClient['call'] = async (method, path, body, headers = {}) => {
      const answer = await app.inject({ method: method as 'GET', url: `/api/v1${path}`, headers: { authorization: `Bearer ${keys.api.key}`, ...headers }, ...(body === undefined ? {} : { payload: body as object }) })
      const parsed: unknown = answer.body === '' ? null : answer.json()
      check({ method, path, status: answer.statusCode, body: parsed })
      return { status: answer.statusCode, body: parsed, headers: answer.headers }
    }
    return {
      workspaceId: id,
      writeKey: keys.write.writeKey,
      apiKey: keys.api.key,
      call,
      async ok<T>(method: string, path: string, body?: unknown, headers?: Record<string, string>) {
        const answer = await call(method, path, body, headers)
        if (answer.status >= 300) throw new Error(`${method} ${path} answered ${answer.status}: ${JSON.stringify(answer.body)}`)
        return answer.body as T
      },
      async ingest(path, body) {
        const answer = await app.inject({ method: 'POST', url: path, headers: { authorization: `Basic ${Buffer.from(`${keys.write.writeKey}:`).toString('base64')}`, 'content-type': 'application/json' }, payload: JSON.stringify(body) })
        return { status: answer.statusCode, body: answer.json(), headers: answer.headers }
      },
    }
  }

  return {
    app, deps, adminToken, database: fresh, newClient,
    async close() {
      await app.close()
      await workers.close()
      try {
        await requirePromisesKept(deps, fresh.adminUrl, broken)
      } finally {
        await close()
        await fresh.drop()
        await rm(dataDir, { recursive: true, force: true })
      }
    },
  }
}

/** Asks until the answer is not null. Waiting for background work, never a measure of time. */
export async function eventually<T>(what: string, read: () => Promise<T | null>, timeoutMs = 60_000): Promise<T> {
  for (const until = Date.now() + timeoutMs; ;) {
    const value = await read()
    if (value !== null) return value
    if (Date.now() > until) throw new Error(`Gave up waiting for ${what}`)
    await new Promise((resolve) => setTimeout(resolve, 50))
  }
}
