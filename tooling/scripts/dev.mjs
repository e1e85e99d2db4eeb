// `npm run dev`: the server, rebuilt and restarted after every change of its sources. It runs from the same bundle as
// `npm start`, so that what works here works there.
import { requireNode } from './require-node.mjs'

requireNode()

const { spawn } = await import('node:child_process')
const { watch } = await import('node:fs')
const { default: path } = await import('node:path')
const { ensureInstalled } = await import('./ensure-installed.mjs')
const { tryBuild } = await import('./ensure-built.mjs')
const { loadDotEnv } = await import('./load-dot-env.mjs')
const { repoRoot } = await import('./repo-root.mjs')

const watched = ['apps/server/src', 'packages/flow-engine/src', 'migrations']
const quietMs = 200

ensureInstalled()
loadDotEnv()
process.env['NODE_ENV'] ??= 'development'

/** @type {import("node:child_process").ChildProcess | undefined} */
let server
/** @type {NodeJS.Timeout | undefined} */
let timer
let isStopping = false

for (const folder of watched) {
  watch(path.join(repoRoot, folder), { recursive: true }, (_event, file) => {
    if (file && /\.test\.[a-z]+$/.test(file)) return
    clearTimeout(timer)
    timer = setTimeout(restart, quietMs)
  })
}
for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, stop)
restart()

// A broken build leaves the running server alone until the next change.
function restart() {
  if (!tryBuild('server')) return
  if (!server) startServer()
  else server.kill('SIGTERM')
}

function startServer() {
  const entry = path.join(repoRoot, 'apps/server/dist/server.js')
  server = spawn(process.execPath, ['--enable-source-maps', entry], { stdio: 'inherit' })
  const current = server
  const startedAt = Date.now()
  current.on('exit', (code, signal) => {
    server = undefined
    if (isStopping) process.exit(code ?? 0)
    const wasAskedTo = current.killed || signal === 'SIGTERM'
    if (wasAskedTo) startServer()
    else console.error(`The server ended after ${Math.round((Date.now() - startedAt) / 1000)} s; waiting for a change.`)
  })
}

// Waits for the server, which drains first.
function stop() {
  isStopping = true
  if (server) server.kill('SIGTERM')
  else process.exit(0)
}
