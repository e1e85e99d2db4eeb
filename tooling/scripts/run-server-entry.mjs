import { existsSync } from 'node:fs'
import path from 'node:path'
import { pathToFileURL } from 'node:url'
import { isBuilt } from './ensure-built.mjs'
import { repoRoot } from './repo-root.mjs'

/**
 * Runs an entry point of the server in this process: its bundle in `apps/server/dist` when that is up to date, else its
 * source in `apps/server/src`. The entry point reads `process.argv` from index 2 on, as always.
 * @param {{ bundled: string, source: string }} entry
 */
export async function runServerEntry({ bundled, source }) {
  const bundleFile = path.join(repoRoot, 'apps/server/dist', bundled)
  if (existsSync(bundleFile) && isBuilt('server')) {
    await import(pathToFileURL(bundleFile).href)
    return
  }
  const { register } = await import('tsx/esm/api')
  register()
  await import(pathToFileURL(path.join(repoRoot, 'apps/server/src', source)).href)
}
