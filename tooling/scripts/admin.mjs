// `npm run admin -- <command>`: the admin CLI. The bundle starts fastest; when the sources are newer than it, they run as
// they are, because rebuilding could change files under a running server.
import { requireNode } from './require-node.mjs'

requireNode()

const { ensureInstalled } = await import('./ensure-installed.mjs')
const { runServerEntry } = await import('./run-server-entry.mjs')
const { loadDotEnv } = await import('./load-dot-env.mjs')

ensureInstalled()
loadDotEnv()
await runServerEntry({ bundled: 'cli.js', source: 'admin/cli.ts' })
