import path from 'node:path'
import { build } from 'esbuild'
import { expect, test } from 'vitest'
import { repoRoot } from './repo-root.mjs'
import { productBundle, serverBundle } from './server-bundle.mjs'

/** @param {import('esbuild').BuildOptions} options */
async function textOf(options) {
  const { outputFiles = [] } = await build({ ...options, entryPoints: [path.join(repoRoot, 'apps/server/src/server.ts')], outdir: repoRoot, sourcemap: false, write: false })
  return outputFiles.map(({ text }) => text).join('')
}

test('the product has none of the places where tests break it', async () => {
  expect(await textOf(serverBundle)).toMatch(/FAILPOINT:.*failpoint\?\.\("claimed"\)/s)
  expect(await textOf(productBundle)).not.toMatch(/failpoint/i)
})
