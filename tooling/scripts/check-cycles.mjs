// Fails when files import one another in a circle at run time. Type-only imports do not count: they are gone by then.
import { existsSync, readdirSync } from 'node:fs'
import path from 'node:path'
import { findCycles } from './find-cycles.mjs'
import { importGraph } from './import-graph.mjs'
import { repoRoot } from './repo-root.mjs'

const folders = ['apps', 'packages', 'tooling', 'bench']
const source = /\.(ts|tsx|mjs)$/

const files = folders
  .map((folder) => path.join(repoRoot, folder))
  .filter(existsSync)
  .flatMap(sourceFiles)
const cycles = findCycles(importGraph(files))
for (const cycle of cycles) {
  console.error(`Import cycle: ${[...cycle, cycle[0] ?? ''].map((file) => path.relative(repoRoot, file)).join(' -> ')}`)
}
if (cycles.length > 0) process.exit(1)
console.log(`No import cycles among ${files.length} files.`)

/** @param {string} folder @returns {string[]} */
function sourceFiles(folder) {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const child = path.join(folder, entry.name)
    if (entry.isDirectory()) return ['node_modules', 'dist', 'coverage'].includes(entry.name) ? [] : sourceFiles(child)
    return source.test(entry.name) ? [child] : []
  })
}
