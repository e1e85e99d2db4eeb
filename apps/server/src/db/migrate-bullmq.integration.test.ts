import { Queue, Worker, createPostgresBackend } from 'bullmq'
import pg from 'pg'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { freshDatabase } from '../../test/fresh-database.ts'
import type { FreshDatabase } from '../../test/fresh-database.ts'
import { migrateBullmq } from './migrate-bullmq.ts'

let database: FreshDatabase

beforeAll(async () => { database = await freshDatabase() })
afterAll(() => database.drop())

test('the rights of the queue role are enough for everything a queue does', async () => {
  const pool = new pg.Pool({ connectionString: database.queueUrl, max: 6 })
  const queue = new Queue('test', { connection: pool }, createPostgresBackend)
  const seen: string[] = []
  const worker = new Worker('test', async (job) => {
    seen.push(job.name)
    if (job.name === 'fails once' && job.attemptsMade === 0) throw new Error('once')
  }, { connection: pool }, createPostgresBackend)
  await queue.addBulk([{ name: 'plain', data: {} }, { name: 'fails once', data: {}, opts: { attempts: 2 } }, { name: 'delayed', data: {}, opts: { delay: 50 } }])
  await queue.add('deduplicated', {}, { deduplication: { id: 'same' } })
  await queue.upsertJobScheduler('again', { every: 50, limit: 1 }, { name: 'scheduled' })
  await expect.poll(() => [...new Set(seen)].sort(), { timeout: 20_000 }).toEqual(['deduplicated', 'delayed', 'fails once', 'plain', 'scheduled'])
  await worker.close()
  await queue.drain(true)
  await queue.obliterate({ force: true })
  expect(await queue.getJobCounts('waiting', 'delayed', 'completed')).toEqual({ waiting: 0, delayed: 0, completed: 0 })
  await queue.close()
  await pool.end()
})

test('processes that start at the same moment all leave it migrated', async () => {
  const outcomes = await Promise.all(Array.from({ length: 4 }, () => migrateBullmq({ url: database.adminUrl, roles: database.roles })))
  expect(new Set(outcomes.map(({ version }) => version)).size).toBe(1)
})
