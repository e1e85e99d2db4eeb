// `npm run migrate`: brings the databases that the environment names to this release, without starting the server.
import { requireNode } from './require-node.mjs'

requireNode()

const { ensureInstalled } = await import('./ensure-installed.mjs')
const { runServerEntry } = await import('./run-server-entry.mjs')
const { loadDotEnv } = await import('./load-dot-env.mjs')

ensureInstalled()
loadDotEnv()
await runServerEntry({ bundled: 'migrate.js', source: 'migrate.ts' })
