import { existsSync } from 'node:fs'
import { mkdir, rename, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { build } from 'esbuild'
import { repoRoot } from './repo-root.mjs'

const sourceFolder = path.join(repoRoot, 'apps/server/src')
const outputFolder = path.join(repoRoot, 'apps/server/dist')

// Each runs as its own process and lies flat in one folder, so one finds another as `new URL('./x.js', import.meta.url)`.
const entryPoints = {
  server: 'server.ts',
  'chdb-child': 'embedded/chdb-child.ts',
  'render-child': 'rendering/render-child.ts',
  cli: 'admin/cli.ts',
  migrate: 'migrate.ts',
}

// Workspace packages are TypeScript source and go into the bundle; everything from the registry stays in node_modules.
/** @type {import('esbuild').Plugin} */
const registryPackagesStayOutside = {
  name: 'registry-packages-stay-outside',
  setup(bundle) {
    bundle.onResolve({ filter: /^[^./]/ }, ({ path: specifier, kind }) => {
      if (kind === 'entry-point' || specifier.startsWith('@sendero/')) return undefined
      return { path: specifier, external: true }
    })
  },
}

await buildServer().catch(() => {
  // The bundler has already said what is wrong and where.
  process.exitCode = 1
})

/** Bundles every entry point of the server that exists into `apps/server/dist`. */
async function buildServer() {
  const present = Object.entries(entryPoints)
    .map(([out, file]) => ({ out, in: path.join(sourceFolder, file) }))
    .filter((entry) => existsSync(entry.in))
  const result = await build({
    absWorkingDir: repoRoot,
    entryPoints: present,
    outdir: outputFolder,
    bundle: true,
    platform: 'node',
    format: 'esm',
    target: 'node20.19',
    sourcemap: 'linked',
    legalComments: 'none',
    logLevel: 'warning',
    logOverride: { 'import-is-undefined': 'error' },
    plugins: [registryPackagesStayOutside],
    write: false,
  })
  await mkdir(outputFolder, { recursive: true })
  await Promise.all(result.outputFiles.map(replaceFile))
}

// A running server starts its child processes from these files at any time: they must never be half written.
/** @param {import('esbuild').OutputFile} file */
async function replaceFile({ path: file, contents }) {
  const temporary = `${file}.${process.pid}.tmp`
  await writeFile(temporary, contents)
  await rename(temporary, file)
}
