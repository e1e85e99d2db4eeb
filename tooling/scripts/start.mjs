// `npm start`: from a fresh clone to a serving product. The server runs in this very process, so signals reach it directly
// and no second Node.js stays in memory. Nothing is imported before the version check that an old Node.js could trip over.
import { requireNode } from './require-node.mjs'

requireNode()

const { default: path } = await import('node:path')
const { existsSync } = await import('node:fs')
const { pathToFileURL } = await import('node:url')
const { repoRoot } = await import('./repo-root.mjs')
const { ensureInstalled } = await import('./ensure-installed.mjs')
const { ensureBuilt } = await import('./ensure-built.mjs')
const { loadDotEnv } = await import('./load-dot-env.mjs')

ensureInstalled()
ensureBuilt('server', 'renderer')
loadDotEnv()
process.env['NODE_ENV'] ??= 'production'

const server = path.join(repoRoot, 'apps/server/dist/server.js')
if (!existsSync(server)) {
  console.error('There is no server to start: apps/server/src/server.ts is missing.')
  process.exit(1)
}
await import(pathToFileURL(server).href)
