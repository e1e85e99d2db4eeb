import path from 'node:path'
import { build } from 'esbuild'
import { repoRoot } from './repo-root.mjs'

// Bundles the desktop shell into `apps/desktop/dist-shell`. Needs no Electron: its module is only named, never loaded.
const source = path.join(repoRoot, 'apps/desktop/src')
/** @type {import('esbuild').BuildOptions} */
const shared = { bundle: true, platform: 'node', target: 'node22', external: ['electron'], sourcemap: false, legalComments: 'none', logLevel: 'warning', outdir: path.join(repoRoot, 'apps/desktop/dist-shell') }

await Promise.all([
  build({ ...shared, entryPoints: { main: path.join(source, 'main/main.ts') }, format: 'esm', outExtension: { '.js': '.mjs' } }),
  // A sandboxed preload is a classic script.
  build({ ...shared, entryPoints: { preload: path.join(source, 'preload.ts') }, format: 'cjs', outExtension: { '.js': '.cjs' } }),
])
