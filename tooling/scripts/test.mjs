// `npm test [part...]`: runs the named parts (all of them by default) and closes with one line `N passed, N failed`.
// Writes nothing into the repository but what git ignores.
import { requireNode } from './require-node.mjs'

requireNode()

const { ensureInstalled } = await import('./ensure-installed.mjs')
ensureInstalled()

const { runCheck } = await import('./run-check.mjs')
const { runEndToEnd } = await import('./run-end-to-end.mjs')
const { runExternal } = await import('./run-external.mjs')
const { runVitest } = await import('./run-vitest.mjs')
const { addCounts, closingLine } = await import('./test-counts.mjs')

/** @type {Record<string, () => Promise<import('./test-counts.mjs').Counts>>} */
const parts = {
  check: runCheck,
  unit: () => runVitest('unit tests', ['--project', 'unit']),
  integration: () => runVitest('integration tests', ['--project', 'integration']),
  e2e: runEndToEnd,
  external: runExternal,
  coverage: () => runVitest('unit and integration tests with coverage', ['--coverage']),
}

const chosen = process.argv.length > 2 ? process.argv.slice(2) : ['check', 'unit', 'integration', 'e2e']

let total = { passed: 0, failed: 0, skipped: 0 }
for (const name of chosen) {
  const run = parts[name]
  if (!run) {
    console.error(`There is no part "${name}". Parts are ${Object.keys(parts).join(', ')}.`)
    process.exit(2)
  }
  total = addCounts(total, await run())
}
console.log(`\n${closingLine(total)}`)
process.exitCode = total.failed > 0 ? 1 : 0
