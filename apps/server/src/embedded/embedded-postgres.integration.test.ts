import { execFile, spawn } from 'node:child_process'
import type { ChildProcess } from 'node:child_process'
import { cp, mkdir, mkdtemp, readFile, realpath, rm, stat, writeFile } from 'node:fs/promises'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import pg from 'pg'
import { pino } from 'pino'
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { startEmbeddedPostgres } from './embedded-postgres.ts'
import type { EmbeddedPostgres } from './embedded-postgres.ts'
import { locatePostgresPackage, preparePostgresBinaries } from './postgres-binaries.ts'
import { clusterPath } from './postgres-process.ts'
import { postgresArguments } from './postgres-settings.ts'
import { isRunning } from './process-facts.ts'
import { findServiceUser } from './service-user.ts'

const run = promisify(execFile)
const log = pino({ level: 'silent' })
const isRoot = process.getuid?.() === 0
let dataDir: string
let running: EmbeddedPostgres | null = null

beforeAll(async () => { dataDir = await mkdtemp(join(tmpdir(), 'sendero-postgres-')) })
afterAll(() => rm(dataDir, { recursive: true, force: true }))
afterEach(async () => {
  await running?.stop()
  running = null
})

const clusterFile = (name: string): string => join(dataDir, 'postgres/cluster', name)
const postmaster = async (): Promise<number> => Number.parseInt(await readFile(clusterFile('postmaster.pid'), 'utf8'), 10)
const start = async (): Promise<EmbeddedPostgres> => (running = await startEmbeddedPostgres({ dataDir, log }))

async function query<Row extends pg.QueryResultRow>(server: EmbeddedPostgres, text: string): Promise<Row[]> {
  const url = new URL(server.superuserUrl)
  url.pathname = '/postgres'
  const client = new pg.Client({ connectionString: url.href })
  client.on('error', () => undefined)
  await client.connect()
  return client.query<Row>(text).then(({ rows }) => rows).finally(() => client.end())
}

test('the first start makes a cluster with checksums that only answers to its password on this machine', async () => {
  const server = await start()
  const [settings] = await query(server, `SELECT current_setting('data_checksums') AS checksums, current_setting('listen_addresses') AS addresses,
    current_setting('shared_buffers') AS buffers, (SELECT datlocale FROM pg_database WHERE datname = 'template1') AS locale, pg_encoding_to_char(encoding) AS encoding FROM pg_database WHERE datname = 'postgres'`)
  expect(settings).toEqual({ checksums: 'on', addresses: '127.0.0.1', buffers: '512MB', locale: 'C.UTF-8', encoding: 'UTF8' })
  await expect(query({ ...server, superuserUrl: server.superuserUrl.replace(/:[^:@]+@/, ':wrong@') }, 'SELECT 1')).rejects.toThrow(/password authentication failed/)
  expect((await stat(join(dataDir, 'postgres/access.json'))).mode & 0o777).toBe(0o600)
  await query(server, 'CREATE TABLE kept (id int)')
})

test('a later start finds the data at the same address', async () => {
  const first = await start()
  await first.stop()
  const second = await start()
  expect(second.superuserUrl).toBe(first.superuserUrl)
  expect(await query(second, 'SELECT count(*)::int AS count FROM kept')).toEqual([{ count: 0 }])
})

test('another port is found when the one of last time is taken', async () => {
  const { port, stop } = await start()
  await stop()
  const squatter = createServer().listen(port, '127.0.0.1')
  const moved = await start()
  expect(moved.port).not.toBe(port)
  expect(await query(moved, 'SELECT 1 AS one')).toEqual([{ one: 1 }])
  squatter.close()
})

test('a server that is killed under us comes back by itself at the same address, with everything it had confirmed', async () => {
  const server = await start()
  await query(server, 'CREATE TABLE confirmed AS SELECT 1 AS id')
  process.kill(await postmaster(), 'SIGKILL')
  await expect.poll(() => query(server, 'SELECT id FROM confirmed').catch(() => null), { timeout: 30_000 }).toEqual([{ id: 1 }])
})

test('a start stops the server that a killed predecessor left running, and its stuck processes', async () => {
  // As if our process had been killed together with the shell that watches over it: nobody stops this server.
  const orphan = await startOrphan()
  const backend = (await query<{ pid: number }>(orphan, 'SELECT pid FROM pg_stat_activity WHERE backend_type = \'walwriter\''))[0]?.pid ?? 0
  const before = await postmaster()
  process.kill(backend, 'SIGSTOP')
  process.kill(before, 'SIGKILL')
  const server = await start()
  expect(await query(server, 'SELECT id FROM confirmed')).toEqual([{ id: 1 }])
  expect([await isRunning(before), await isRunning(backend)]).toEqual([false, false])
})

test('a lock file whose process id now belongs to a bystander is cleared, and the bystander left in peace', async () => {
  await (await start()).stop()
  const bystander = spawn('sleep', ['60'], { ...(await findServiceUser(clusterFile(''))) })
  await writeFile(clusterFile('postmaster.pid'), `${bystander.pid}\n/somewhere\n`)
  await start()
  expect(await isRunning(bystander.pid ?? 0)).toBe(true)
  bystander.kill()
})

test.runIf(process.platform === 'linux')('our own death takes the server down', async () => {
  const parent = await startInOwnProcess()
  const server = await postmaster()
  parent.kill('SIGKILL')
  await expect.poll(() => isRunning(server), { timeout: 30_000 }).toBe(false)
})

test('a lost password file stops the start and leaves the data alone', async () => {
  const access = join(dataDir, 'postgres/access.json')
  const text = await readFile(access, 'utf8')
  await rm(access)
  await expect(start()).rejects.toThrow(/access\.json is missing/)
  await writeFile(access, text, { mode: 0o600 })
  expect(await query(await start(), 'SELECT id FROM confirmed')).toEqual([{ id: 1 }])
})

test('library links that no install script has made are made', async () => {
  const packaged = await copyPackage(join(dataDir, 'package'))
  await run('find', [packaged.root, '-type', 'l', '-delete'])
  const native = await preparePostgresBinaries({ packaged, stagingDir: join(dataDir, 'staging'), serviceUser: null, log })
  expect(native).toBe(packaged.native)
  expect((await run(join(native, 'bin/initdb'), ['--version'])).stdout).toMatch(/PostgreSQL/)
})

test.runIf(isRoot)('root runs it from a folder its account may not enter by means of a copy', async () => {
  const closed = join(dataDir, 'closed')
  await mkdir(closed, { mode: 0o700 })
  const packaged = await copyPackage(join(closed, 'package'))
  const serviceUser = await findServiceUser(closed)
  const native = await preparePostgresBinaries({ packaged, stagingDir: join(dataDir, 'staging'), serviceUser, log })
  expect(native.startsWith(closed)).toBe(false)
  expect((await run(join(native, 'bin/initdb'), ['--version'], { ...serviceUser })).stdout).toMatch(/PostgreSQL/)
})

/** A server as a killed predecessor leaves it: running in our cluster, with nobody to watch over it. */
async function startOrphan(): Promise<EmbeddedPostgres> {
  const { port, superuserUrl, stop } = await start()
  await stop()
  const serviceUser = await findServiceUser(clusterFile(''))
  const native = await preparePostgresBinaries({ packaged: locatePostgresPackage(), stagingDir: join(dataDir, 'staging'), serviceUser, log })
  const cluster = { native, dir: await realpath(clusterFile('')), serviceUser, log }
  const orphan = spawn(join(native, 'bin/postgres'), postgresArguments(clusterPath(cluster), port), { cwd: cluster.dir, detached: true, stdio: 'ignore', ...serviceUser })
  orphan.unref()
  const server = { port, superuserUrl, stop: () => Promise.resolve() }
  await expect.poll(() => query(server, 'SELECT 1').then(() => true, () => false), { timeout: 30_000 }).toBe(true)
  return server
}

async function startInOwnProcess(): Promise<ChildProcess> {
  const script = `const { startEmbeddedPostgres } = await import(${JSON.stringify(new URL('./embedded-postgres.ts', import.meta.url).href)})
    const silent = () => undefined
    await startEmbeddedPostgres({ dataDir: ${JSON.stringify(dataDir)}, log: { debug: silent, info: silent, warn: silent, error: silent } })
    console.log('ready')`
  const child = spawn(process.execPath, ['--import', 'tsx', '--input-type=module', '-e', script], { stdio: ['ignore', 'pipe', 'inherit'] })
  await new Promise((resolve) => child.stdout.once('data', resolve))
  return child
}

async function copyPackage(root: string): Promise<ReturnType<typeof locatePostgresPackage>> {
  const original = locatePostgresPackage()
  await cp(original.root, root, { recursive: true, verbatimSymlinks: true })
  return { ...original, root, native: join(root, 'native') }
}
