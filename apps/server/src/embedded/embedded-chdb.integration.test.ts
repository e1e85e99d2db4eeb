import { spawn } from 'node:child_process'
import type { ChildProcess } from 'node:child_process'
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { ClickHouseLogLevel, createClient } from '@clickhouse/client'
import type { ClickHouseClient } from '@clickhouse/client'
import { pino } from 'pino'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { startEmbeddedChdb } from './embedded-chdb.ts'
import type { EmbeddedChdb } from './embedded-chdb.ts'
import { isRunning } from './process-facts.ts'

const log = pino({ level: 'silent' })
let dataDir: string
let chdb: EmbeddedChdb
let client: ClickHouseClient

beforeAll(async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'sendero-chdb-'))
  await start()
  await client.command({ query: 'CREATE TABLE acknowledged (id UInt32) ENGINE = MergeTree ORDER BY id' })
})
afterAll(async () => {
  await client.close()
  await chdb.stop()
  await rm(dataDir, { recursive: true, force: true })
})

async function start(): Promise<void> {
  chdb = await startEmbeddedChdb({ dataDir, log })
  client = createClient({ url: chdb.url, log: { level: ClickHouseLogLevel.OFF } })
}

const count = async (): Promise<number> => {
  const [row] = await (await client.query({ query: 'SELECT count() AS n FROM acknowledged', format: 'JSONEachRow' })).json<{ n: string }>()
  return Number(row?.n)
}

test('nobody gets in without the password of this run', async () => {
  const { port } = new URL(chdb.url)
  expect((await fetch(`http://127.0.0.1:${port}/?query=SELECT+1`)).status).toBe(403)
})

test('a killed child comes back at the same address with every row it had acknowledged', async () => {
  let acknowledged = await count()
  for (let round = 0; round < 3; round += 1) {
    const victim = chdb.pid
    setTimeout(() => process.kill(victim, 'SIGKILL'), 150)
    // Insert until one fails: that is the moment of the kill.
    await insertUntilFailure(() => { acknowledged += 100 })
    await expect.poll(() => count().catch(() => -1), { timeout: 30_000 }).toBeGreaterThanOrEqual(acknowledged)
    expect(chdb.pid).not.toBe(victim)
    // The one insert that was cut short may have been written without being acknowledged.
    acknowledged = await count()
  }
})

async function insertUntilFailure(onSuccess: () => void): Promise<void> {
  for (;;) {
    try {
      await client.insert({ table: 'acknowledged', values: Array.from({ length: 100 }, (_, id) => ({ id })), format: 'JSONEachRow' })
      onSuccess()
    } catch {
      return
    }
  }
}

test('a stop lets what runs finish, and the next start finds the data', async () => {
  const before = await count()
  const inserting = client.insert({ table: 'acknowledged', values: Array.from({ length: 50_000 }, (_, id) => ({ id })), format: 'JSONEachRow' })
  await new Promise((resolve) => setTimeout(resolve, 30))
  await chdb.stop()
  const inserted = await inserting.then(() => 50_000, () => 0)
  await client.close()
  await start()
  expect(await count()).toBe(before + inserted)
})

test('a child ends when its parent is killed', async () => {
  await client.close()
  await chdb.stop()
  const { parent, child } = await startInOwnProcess()
  parent.kill('SIGKILL')
  await expect.poll(() => isRunning(child), { timeout: 10_000 }).toBe(false)
})

test('a child that could not end with its parent is cleared away by the next start', async () => {
  const { parent, child } = await startInOwnProcess()
  process.kill(child, 'SIGSTOP')
  parent.kill('SIGKILL')
  await start()
  expect(await isRunning(child)).toBe(false)
  expect(await count()).toBeGreaterThan(0)
})

async function startInOwnProcess(): Promise<{ parent: ChildProcess; child: number }> {
  const script = `const { startEmbeddedChdb } = await import(${JSON.stringify(new URL('./embedded-chdb.ts', import.meta.url).href)})
    const silent = () => undefined
    await startEmbeddedChdb({ dataDir: ${JSON.stringify(dataDir)}, log: { debug: silent, info: silent, warn: silent, error: silent } })
    console.log('ready')`
  const parent = spawn(process.execPath, ['--import', 'tsx', '--input-type=module', '-e', script], { stdio: ['ignore', 'pipe', 'inherit'] })
  await new Promise((resolve) => parent.stdout.once('data', resolve))
  const { pid } = JSON.parse(await readFile(join(dataDir, 'clickhouse/child.json'), 'utf8')) as { pid: number }
  return { parent, child: pid }
}
