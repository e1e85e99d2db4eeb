import { spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { performance } from 'node:perf_hooks'
import { repoRoot } from './repo-root.mjs'
import { isSameSource, sourceFingerprint } from './source-fingerprint.mjs'

const dependencies = ['package-lock.json', 'tsconfig.base.json']

/** What can be built: its sources, the file it starts from, the file that proves a build, and the script that makes it. */
const targets = {
  server: {
    sources: [
      'apps/server/src',
      'apps/server/package.json',
      'packages/flow-engine/src',
      'packages/flow-engine/package.json',
      'tooling/scripts/build-server.mjs',
      ...dependencies,
    ],
    entry: 'apps/server/src/server.ts',
    output: 'apps/server/dist/server.js',
    script: 'tooling/scripts/build-server.mjs',
  },
  renderer: {
    sources: [
      'apps/desktop/src',
      'apps/desktop/public',
      'apps/desktop/index.html',
      'apps/desktop/vite.config.ts',
      'apps/desktop/package.json',
      'packages/ui/src',
      'packages/ui/package.json',
      'packages/flow-engine/src',
      'packages/flow-engine/package.json',
      'tooling/scripts/build-renderer.mjs',
      ...dependencies,
    ],
    entry: 'apps/desktop/vite.config.ts',
    output: 'apps/desktop/dist/index.html',
    script: 'tooling/scripts/build-renderer.mjs',
  },
}

/** @typedef {keyof typeof targets} Target */
/** @typedef {import('./source-fingerprint.mjs').Fingerprint} Fingerprint */

/**
 * Builds the named targets whose sources changed since their last build; ends the process when one cannot be built.
 * @param {Target[]} names
 */
export function ensureBuilt(...names) {
  for (const name of names) {
    if (!tryBuild(name)) process.exit(1)
  }
}

/**
 * Brings one target up to date; false, with the reason on stderr, when its build failed.
 * @param {Target} name
 */
export function tryBuild(name) {
  return !existsSync(path.join(repoRoot, targets[name].entry)) || isBuilt(name) || buildTarget(name)
}

/**
 * True when the last build of the target was made from the sources as they are now.
 * @param {Target} name
 */
export function isBuilt(name) {
  const { output, sources } = targets[name]
  if (!existsSync(path.join(repoRoot, output)) || !existsSync(stampFile(name))) return false
  const previous = JSON.parse(readFileSync(stampFile(name), 'utf8'))
  const current = sourceFingerprint(repoRoot, sources, previous)
  if (!isSameSource(current, previous)) return false
  writeStamp(name, current, previous)
  return true
}

/** @param {Target} name */
function buildTarget(name) {
  const { sources, script } = targets[name]
  const startedAt = performance.now()
  // Taken before the build: an edit made while it runs makes the result stale, never silently fresh.
  const fingerprint = sourceFingerprint(repoRoot, sources)
  // A process of its own: a bundler never stays in the memory of the server that is started next.
  const result = spawnSync(process.execPath, [path.join(repoRoot, script)], { cwd: repoRoot, stdio: ['ignore', 2, 2] })
  if (result.status !== 0) {
    console.error(`Building the ${name} failed.`)
    return false
  }
  writeStamp(name, fingerprint)
  console.error(`Built the ${name} in ${((performance.now() - startedAt) / 1000).toFixed(1)} s.`)
  return true
}

/** @param {Target} name @param {Fingerprint} fingerprint @param {Fingerprint} [previous] */
function writeStamp(name, fingerprint, previous) {
  const text = JSON.stringify(fingerprint)
  if (previous && text === JSON.stringify(previous)) return
  mkdirSync(path.dirname(stampFile(name)), { recursive: true })
  writeFileSync(stampFile(name), text)
}

/** @param {Target} name */
function stampFile(name) {
  return path.join(repoRoot, 'node_modules', '.cache', 'sendero', `${name}.json`)
}
