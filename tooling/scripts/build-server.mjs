import { existsSync } from 'node:fs'
import { mkdir, rename, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { build } from 'esbuild'
import { repoRoot } from './repo-root.mjs'
import { productBundle } from './server-bundle.mjs'

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
    ...productBundle,
    entryPoints: present,
    outdir: outputFolder,
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
