// Builds a server whose recovery sends again whatever a crash left in flight, as a plain job queue would: what the fence
// and the send journal are measured against. Lies beside the real build and is never started by anything but the crash run.
import { cp, readFile } from 'node:fs/promises'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { build } from 'esbuild'

const root = fileURLToPath(new URL('../..', import.meta.url))
const removed = [
  ['if (entry?.ref != null) return', 'if (false) return'],
  ["kind: 'unknown', ref: null, error: 'The connection ended", "kind: 'queued', ref: null, error: 'The connection ended"],
]

/** @type {import('esbuild').Plugin} */
const withoutFence = {
  name: 'without-fence',
  setup(bundle) {
    bundle.onResolve({ filter: /^[^./]/ }, ({ path: specifier, kind }) => (kind === 'entry-point' || specifier.startsWith('@sendero/') ? undefined : { path: specifier, external: true }))
    bundle.onLoad({ filter: /recover-sending\.ts$/ }, async ({ path: file }) => {
      let contents = await readFile(file, 'utf8')
      for (const [guard, harm] of removed) {
        if (!contents.includes(guard)) throw new Error(`The guard to remove is not where it was: ${guard}`)
        contents = contents.replace(guard, harm)
      }
      return { contents, loader: 'ts' }
    })
  },
}

/** The path of the built server. */
export async function buildWithoutFence() {
  const outdir = path.join(root, 'apps/server/dist-without-fence')
  await cp(path.join(root, 'apps/server/dist'), outdir, { recursive: true })
  await build({ absWorkingDir: root, entryPoints: [{ out: 'server', in: path.join(root, 'apps/server/src/server.ts') }], outdir, bundle: true, platform: 'node', format: 'esm', target: 'node20.19', logLevel: 'warning', plugins: [withoutFence], allowOverwrite: true })
  return path.join(outdir, 'server.js')
}
