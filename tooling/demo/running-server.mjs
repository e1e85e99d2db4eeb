// Starts the product as a user would (with the flag `npm start` gives Node.js), in a data directory of its own, and gives keys for it. For demos and benches.
import { spawn, execFile } from 'node:child_process'
import { mkdtemp, rm } from 'node:fs/promises'
import { openSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'

const root = fileURLToPath(new URL('../..', import.meta.url))
const run = promisify(execFile)

/**
 * @param {Record<string, string>} [env]
 * @param {{ entry?: string }} [options] a built server to start as it is; by default `npm start` decides
 */
export async function startServer(env = {}, { entry = path.join(root, 'tooling/scripts/start.mjs') } = {}) {
  const dataDir = env.DATA_DIR ?? (await mkdtemp(path.join(tmpdir(), 'sendero-demo-')))
  const full = {
    ...process.env,
    PORT: '0',
    DATA_DIR: dataDir,
    OWNER_EMAIL: 'owner@example.test',
    OWNER_PASSWORD: 'a long demo password',
    LOG_LEVEL: 'warn',
    ...env,
  }
  const log = openSync(path.join(dataDir, 'server.log'), 'a')
  const child = spawn(process.execPath, ['--max-semi-space-size=64', entry], {
    cwd: root,
    env: full,
    stdio: ['ignore', 'pipe', log],
  })
  const exited = new Promise((resolve) => child.once('exit', resolve))
  const url = await new Promise((resolve, reject) => {
    let text = ''
    child.stdout.on('data', (chunk) => {
      text += chunk
      const ready = /Sendero is ready at (\S+)/.exec(text)
      if (ready) resolve(ready[1])
    })
    void exited.then((code) => reject(new Error(`The server stopped with ${code}; see ${path.join(dataDir, 'server.log')}`)))
  })
  const admin = (...args) => runAdmin(full, args)
  return {
    url,
    dataDir,
    child,
    admin,
    async stop({ keepData = false } = {}) {
      if (child.exitCode === null && child.signalCode === null) child.kill('SIGTERM')
      await exited
      if (!keepData) await rm(dataDir, { recursive: true, force: true })
    },
  }
}

/** A command of the admin CLI against the server whose DATA_DIR the environment names. Its answer, also where it says that something is broken. */
export async function runAdmin(env, args) {
  const { stdout } = await run(process.execPath, [path.join(root, 'tooling/scripts/admin.mjs'), ...args], { cwd: root, env: { ...process.env, ...env }, maxBuffer: 1 << 26 })
    .catch((error) => { if (String(error.stdout ?? '').trim() === '') throw error; return error })
  return JSON.parse(String(stdout).trim().split('\n').at(-1))
}

/** A client of the public API: answers are parsed, problems become errors. */
export function apiClient(url, key) {
  const call = async (method, route, { body = undefined, headers = {} } = {}) => {
    const response = await fetch(url + route, {
      method,
      headers: { Authorization: `Bearer ${key}`, ...(body === undefined ? {} : { 'Content-Type': 'application/json' }), ...headers },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    })
    const text = await response.text()
    if (!response.ok) throw new Error(`${method} ${route} answered ${response.status}: ${text}`)
    return text === '' ? null : JSON.parse(text)
  }
  return {
    get: (route) => call('GET', route),
    post: (route, body, headers) => call('POST', route, { body: body ?? {}, headers }),
    put: (route, body, headers) => call('PUT', route, { body, headers }),
    patch: (route, body) => call('PATCH', route, { body }),
    delete: (route) => call('DELETE', route),
    async all(route) {
      const rows = []
      let cursor = null
      do {
        const page = await call(
          'GET',
          `${route}${route.includes('?') ? '&' : '?'}limit=200${cursor === null ? '' : `&cursor=${encodeURIComponent(cursor)}`}`,
        )
        rows.push(...page.data)
        cursor = page.nextCursor
      } while (cursor !== null)
      return rows
    },
  }
}

export const sleep = (ms) => new Promise((resolve) => setTimeout(resolve, ms))

/** Asks again until `read` gives something else than null; says what was waited for when it takes too long. */
export async function eventually(what, read, { timeoutMs = 300_000, everyMs = 300 } = {}) {
  const until = Date.now() + timeoutMs
  for (;;) {
    const value = await read()
    if (value !== null) return value
    if (Date.now() > until) throw new Error(`Gave up waiting: ${what}`)
    await sleep(everyMs)
  }
}
