import { execFileSync, spawn } from 'node:child_process'
import { chmodSync, chownSync, existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { runVitest } from './run-vitest.mjs'

/**
 * The integration tests once more, against a Redis and a PostgreSQL that are not ours: those of the machine's packages.
 * Prints which ones answer. SKIPPED where they are not installed (on Debian: apt-get install redis-server postgresql).
 */
export async function runExternal() {
  const redis = ['/usr/bin/redis-server', '/usr/local/bin/redis-server', '/opt/homebrew/bin/redis-server'].find(existsSync)
  const postgres = findPostgres()
  if (redis === undefined || postgres === undefined) {
    console.log('\n== integration tests on other servers: SKIPPED (no redis-server or no PostgreSQL server on this machine)')
    return { passed: 0, failed: 0, skipped: 1 }
  }
  const folder = mkdtempSync(path.join(tmpdir(), 'sendero-external-'))
  const stops = []
  try {
    const redisUrl = await startRedis(redis, folder, stops)
    const postgresUrl = await startPostgres(postgres, folder, stops)
    process.env['TEST_REDIS_URL'] = redisUrl
    process.env['TEST_DATABASE_URL'] = postgresUrl
    console.log(`\nAnswering: ${execFileSync(redis, ['--version']).toString().trim()}; ${execFileSync(path.join(postgres, 'postgres'), ['--version']).toString().trim()}`)
    return await runVitest('integration tests on other servers', ['--project', 'integration'])
  } finally {
    for (const stop of stops.reverse()) stop()
    rmSync(folder, { recursive: true, force: true })
  }
}

function findPostgres() {
  const root = '/usr/lib/postgresql'
  const versions = existsSync(root) ? readdirSync(root).sort((a, b) => Number(b) - Number(a)) : []
  return versions.map((version) => path.join(root, version, 'bin')).find((folder) => existsSync(path.join(folder, 'postgres')))
}

async function startRedis(redis, folder, stops) {
  const port = await freePort()
  const child = spawn(redis, ['--port', String(port), '--bind', '127.0.0.1', '--save', '', '--appendonly', 'no', '--dir', folder], { stdio: 'ignore' })
  stops.push(() => child.kill('SIGKILL'))
  return `redis://127.0.0.1:${port}`
}

async function startPostgres(bin, folder, stops) {
  const port = await freePort()
  const data = path.join(folder, 'postgres')
  // PostgreSQL refuses to run as root: the account of the package does it instead.
  const asUser = process.getuid?.() === 0 ? accountOf('postgres') : {}
  if (asUser.uid !== undefined) {
    chmodSync(folder, 0o755)
    execFileSync('mkdir', [data])
    chownSync(data, asUser.uid, asUser.gid)
  }
  const options = { ...asUser, cwd: '/', stdio: 'ignore' }
  execFileSync(path.join(bin, 'initdb'), ['-D', data, '-U', 'postgres', '--auth=trust', '--encoding=UTF8', '--locale=C.UTF-8'], options)
  const child = spawn(path.join(bin, 'postgres'), ['-D', data, '-p', String(port), '-h', '127.0.0.1', '-k', '', '-c', 'fsync=off', '-c', 'max_connections=200'], options)
  stops.push(() => child.kill('SIGQUIT'))
  for (let left = 100; left > 0; left -= 1) {
    try {
      execFileSync(path.join(bin, 'pg_isready'), ['-h', '127.0.0.1', '-p', String(port)], { stdio: 'ignore' })
      return `postgres://postgres@127.0.0.1:${port}/postgres`
    } catch {
      await new Promise((resolve) => setTimeout(resolve, 100))
    }
  }
  throw new Error('The PostgreSQL of this machine did not start')
}

function accountOf(name) {
  const id = (/** @type {string} */ flag) => Number(execFileSync('id', [flag, name]).toString())
  return { uid: id('-u'), gid: id('-g') }
}

function freePort() {
  return new Promise((resolve, reject) => {
    const probe = createServer()
    probe.once('error', reject)
    probe.listen(0, '127.0.0.1', () => {
      const { port } = /** @type {import('node:net').AddressInfo} */ (probe.address())
      probe.close(() => resolve(port))
    })
  })
}
