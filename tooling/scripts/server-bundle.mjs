import { repoRoot } from './repo-root.mjs'

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

/** How a process of the server is bundled. */
export const serverBundle = /** @satisfies {import('esbuild').BuildOptions} */ ({
  absWorkingDir: repoRoot,
  bundle: true,
  platform: 'node',
  format: 'esm',
  target: 'node20.19',
  sourcemap: 'linked',
  legalComments: 'none',
  logLevel: 'warning',
  logOverride: { 'import-is-undefined': 'error' },
  plugins: [registryPackagesStayOutside],
})

/** What people run: without the places where tests break it (apps/server/src/failpoints.ts). */
export const productBundle = /** @satisfies {import('esbuild').BuildOptions} */ ({ ...serverBundle, dropLabels: ['FAILPOINT'] })
