// node tooling/demo/build-variant.mjs ENTRY [GUARD...] prints the path of a bundle of ENTRY whose guards (guards.mjs) are taken out.
// It keeps the fail points that the product's build drops. Nothing but tests and crash runs starts it.
import { cp, readFile, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { build } from 'esbuild'
import { repoRoot } from '../scripts/repo-root.mjs'
import { serverBundle } from '../scripts/server-bundle.mjs'
import { guards } from './guards.mjs'

const source = path.join(repoRoot, 'apps/server/src')
const children = { 'render-child': 'rendering/render-child.ts', 'chdb-child': 'embedded/chdb-child.ts', migrate: 'migrate.ts', cli: 'admin/cli.ts' }

/**
 * @param {string} entry from the root of the repository
 * @param {readonly string[]} removed names of guards
 */
export async function buildVariant(entry, removed) {
  const name = path.basename(entry, '.ts')
  const outdir = path.join(repoRoot, 'apps/server', ['dist-variant', name, ...removed].join('-'))
  const entryPoints = [{ out: name, in: path.join(repoRoot, entry) }, ...Object.entries(children).map(([out, file]) => ({ out, in: path.join(source, file) }))]
  await build({ ...serverBundle, entryPoints, outdir, sourcemap: false, plugins: [...serverBundle.plugins, withoutGuards(removed)] })
  // Its own copy of the migrations: a run must not meet one that is being written.
  const built = path.join(outdir, `${name}.js`)
  await cp(path.join(repoRoot, 'migrations'), path.join(outdir, 'migrations'), { recursive: true })
  await writeFile(built, (await readFile(built, 'utf8')).replaceAll('"../../../migrations"', '"./migrations"'))
  return built
}

/**
 * @param {readonly string[]} names
 * @returns {import('esbuild').Plugin}
 */
function withoutGuards(names) {
  const removals = names.flatMap((name) => {
    const found = guards[name]
    if (!found) throw new Error(`There is no guard "${name}"; there are ${Object.keys(guards).join(', ')}`)
    return found
  })
  return {
    name: 'without-guards',
    setup(bundle) {
      for (const file of new Set(removals.map((removal) => removal.file))) {
        bundle.onLoad({ filter: new RegExp(`apps/server/src/${file.replace('.', '\\.')}$`) }, async (args) => {
          let contents = await readFile(args.path, 'utf8')
          for (const { guard, harm } of removals.filter((removal) => removal.file === file)) {
            if (!contents.includes(guard)) throw new Error(`The guard to remove is not where it was: ${guard}`)
            contents = contents.replaceAll(guard, () => harm)
          }
          return { contents, loader: 'ts' }
        })
      }
    },
  }
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const [entry = '', ...removed] = process.argv.slice(2)
  process.stdout.write(`${await buildVariant(entry, removed)}\n`)
}
