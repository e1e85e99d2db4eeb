import { execFileSync, spawn } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { chmodSync, chownSync, existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { runVitest } from './run-vitest.mjs'

/** @typedef {{ folder: string, stops: (() => void)[] }} Place where the servers of this run lie, and how each is stopped */

/**
 * The integration tests once more, against a Redis and a PostgreSQL that are not ours: those of the machine's packages.
 * Prints which ones answer. SKIPPED where they are not installed (on Debian: apt-get install redis-server postgresql).
 */
export async function runExternal() {
  const redis = ['/usr/bin/redis-server', '/usr/local/bin/redis-server', '/opt/homebrew/bin/redis-server'].find((file) => existsSync(file))
  const postgres = findPostgres()
  if (redis === undefined || postgres === undefined) {
    console.log('\n== integration tests on other servers: SKIPPED (no redis-server or no PostgreSQL server on this machine)')
    return { passed: 0, failed: 0, skipped: 1 }
  }
  /** @type {Place} */
  const place = { folder: mkdtempSync(path.join(tmpdir(), 'sendero-external-')), stops: [] }
  try {
    process.env['TEST_REDIS_URL'] = await startRedis(redis, place)
    process.env['TEST_DATABASE_URL'] = await startPostgres(postgres, place)
    const versions = [redis, path.join(postgres, 'postgres')].map((program) => execFileSync(program, ['--version']).toString().trim())
    console.log(`\nAnswering: ${versions.join('; ')}`)
    return await runVitest('integration tests on other servers', ['--project', 'integration'])
  } finally {
    for (const stop of place.stops.reverse()) stop()
    rmSync(place.folder, { recursive: true, force: true })
  }
}

function findPostgres() {
  const root = '/usr/lib/postgresql'
  const versions = existsSync(root) ? readdirSync(root).sort((a, b) => Number(b) - Number(a)) : []
  return versions.map((version) => path.join(root, version, 'bin')).find((folder) => existsSync(path.join(folder, 'postgres')))
}

/** @param {string} program @param {Place} place */
async function startRedis(program, place) {
  const port = await freePort()
  const child = spawn(program, ['--port', String(port), '--bind', '127.0.0.1', '--save', '', '--appendonly', 'no', '--dir', place.folder], { stdio: 'ignore' })
  place.stops.push(() => { child.kill('SIGKILL') })
  return `redis://127.0.0.1:${port}`
}

/** @param {string} bin @param {Place} place */
async function startPostgres(bin, place) {
  const port = await freePort()
  const data = path.join(place.folder, 'postgres')
  const passwordFile = path.join(place.folder, 'password')
  const password = randomBytes(16).toString('hex')
  mkdirSync(data)
  writeFileSync(passwordFile, password, { mode: 0o600 })
  // PostgreSQL refuses to run as root: the account of the package does it instead.
  const account = process.getuid?.() === 0 ? { uid: idOf('-u'), gid: idOf('-g') } : undefined
  if (account) {
    chmodSync(place.folder, 0o755)
    for (const each of [data, passwordFile]) chownSync(each, account.uid, account.gid)
  }
  // With passwords, as a server that others can reach has them: a role with the wrong one must not get in.
  execFileSync(path.join(bin, 'initdb'), ['-D', data, '-U', 'postgres', '--auth=scram-sha-256', `--pwfile=${passwordFile}`, '--encoding=UTF8', '--locale=C.UTF-8'], { ...account, cwd: '/', stdio: 'ignore' })
  const server = spawn(path.join(bin, 'postgres'), ['-D', data, '-p', String(port), '-h', '127.0.0.1', '-k', '', '-c', 'fsync=off', '-c', 'max_connections=200'], { ...account, cwd: '/', stdio: 'ignore' })
  place.stops.push(() => { server.kill('SIGQUIT') })
  for (let left = 100; left > 0; left -= 1) {
    if (isReady(bin, port)) return `postgres://postgres:${password}@127.0.0.1:${port}/postgres`
    await new Promise((resolve) => setTimeout(resolve, 100))
  }
  throw new Error('The PostgreSQL of this machine did not start')
}

/** @param {string} bin @param {number} port */
function isReady(bin, port) {
  try {
    execFileSync(path.join(bin, 'pg_isready'), ['-h', '127.0.0.1', '-p', String(port)], { stdio: 'ignore' })
    return true
  } catch {
    return false
  }
}

/** @param {'-u' | '-g'} flag */
function idOf(flag) {
  return Number(execFileSync('id', [flag, 'postgres']).toString())
}

/** @returns {Promise<number>} */
function freePort() {
  return new Promise((resolve, reject) => {
    const probe = createServer()
    probe.once('error', reject)
    probe.listen(0, '127.0.0.1', () => {
      const { port } = /** @type {import('node:net').AddressInfo} */ (probe.address())
      probe.close(() => { resolve(port) })
    })
  })
}
