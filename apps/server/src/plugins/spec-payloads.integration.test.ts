import { existsSync, readFileSync } from 'node:fs'
import type { FastifyInstance } from 'fastify'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { sharedData } from '../../test/shared-data.ts'
import { openTestDeps } from '../../test/test-deps.ts'
import type { TestDeps } from '../../test/test-deps.ts'
import { createApp } from '../http/create-app.ts'
import { insertWriteKey } from '../modules/identity/keys.ts'
import { registerIngestion } from './ingestion.ts'

// Every payload of the Segment specification, sent to the route its own text names. What is a whole call is kept with its
// meaning; an excerpt that names nobody is refused for exactly that.

interface Example { readonly doc: string; readonly heading: string; readonly payload: Record<string, unknown> }

const file = sharedData('segment-spec/spec-payloads.json')
if (!existsSync(file)) console.log('SKIPPED: the payloads of the Segment specification are not on this machine')

let harness: TestDeps
let app: FastifyInstance
let url: string

beforeAll(async () => {
  harness = await openTestDeps()
  app = await createApp(harness.deps)
  await app.register(registerIngestion, { deps: harness.deps })
  url = await app.listen({ port: 0, host: '127.0.0.1' })
})
afterAll(async () => {
  await app.close()
  await harness.close()
})

const routeOf = ({ heading, payload }: Example): string => {
  if (Array.isArray(payload['batch'])) return 'batch'
  const named = payload['type'] ?? payload['action'] ?? (payload['event'] !== undefined ? 'track' : payload['traits'] !== undefined && payload['groupId'] === undefined ? 'identify' : heading)
  return String(named).toLowerCase()
}

interface StoredCall { type: string; event: string | null; userId: string | null; anonymousId: string | null; previousId: string | null; properties: unknown; context: Record<string, unknown> | null; occurredAt: number; messageId: string }

async function send(example: Example): Promise<{ status: number; body: Record<string, unknown>; stored: StoredCall[] }> {
  const workspaceId = await harness.newWorkspace()
  const { writeKey } = await harness.deps.db.withWorkspace(workspaceId, (tx) => insertWriteKey(tx, 'test'))
  const response = await fetch(`${url}/v1/${routeOf(example)}`, {
    method: 'POST', body: JSON.stringify(example.payload), headers: { authorization: `Basic ${Buffer.from(`${writeKey}:`).toString('base64')}` },
  })
  const stored = await harness.deps.db.withWorkspace(workspaceId, (tx) => tx.query<StoredCall>(`
    SELECT type, event, user_id AS "userId", anonymous_id AS "anonymousId", previous_id AS "previousId", properties, context, message_id AS "messageId",
      (extract(epoch FROM occurred_at) * 1000)::float8 AS "occurredAt" FROM event_log ORDER BY seq`))
  return { status: response.status, body: await response.json() as Record<string, unknown>, stored }
}

function expectMeaningKept(call: Record<string, unknown>, stored: StoredCall | undefined): void {
  expect(stored).toMatchObject({ userId: call['userId'] ?? null, anonymousId: call['anonymousId'] ?? null, previousId: call['previousId'] ?? null })
  if (call['event'] !== undefined) expect(stored?.event).toBe(call['event'])
  if (call['messageId'] !== undefined) expect(stored?.messageId).toBe(call['messageId'])
  // The specification itself writes a month of one digit.
  if (typeof call['timestamp'] === 'string') expect(stored?.occurredAt).toBe(Date.parse(call['timestamp'].replace(/^(\d{4})-(\d)-/, '$1-0$2-')))
  expect(stored?.properties).toMatchObject((call['properties'] ?? call['traits'] ?? {}) as object)
  expect(stored?.context ?? {}).toMatchObject((call['context'] ?? {}) as object)
  if (call['name'] !== undefined) expect(stored?.properties).toMatchObject({ name: call['name'] })
  if (call['groupId'] !== undefined) expect(stored?.context).toMatchObject({ groupId: call['groupId'] })
}

test.skipIf(!existsSync(file))('every payload of the specification is kept with its meaning or refused for the reason that is true', async () => {
  const examples = JSON.parse(readFileSync(file, 'utf8')) as Example[]
  let accepted = 0
  for (const example of examples) {
    const { payload } = example
    const outcome = await send(example)
    const calls = Array.isArray(payload['batch']) ? payload['batch'] as Record<string, unknown>[] : [payload]
    if (calls.every((call) => call['userId'] !== undefined || call['anonymousId'] !== undefined)) {
      expect([example.heading, outcome.status, outcome.body]).toEqual([example.heading, 200, { success: true }])
      expect(outcome.stored).toHaveLength(calls.length)
      for (const [index, call] of calls.entries()) expectMeaningKept({ ...call, context: call['context'] ?? payload['context'] }, outcome.stored[index])
      accepted += 1
    } else {
      expect([example.heading, outcome.status, outcome.body['rejected']]).toEqual([example.heading, 400, [{ index: 0, messageId: null, code: 'MISSING_ID', message: 'A call needs userId or anonymousId.' }]])
      expect(outcome.stored).toEqual([])
    }
  }
  console.log(`Segment specification: ${accepted} of ${examples.length} payloads are calls and were kept`)
  expect(accepted).toBeGreaterThan(examples.length / 2)
})
