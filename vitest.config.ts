import path from 'node:path'
import { defineConfig } from 'vitest/config'

// The one configuration of unit and integration tests; a workspace's own file only points here, so that `vitest run`
// means the same in every folder.
const root = import.meta.dirname
const notOurs = ['**/node_modules/**', '**/dist/**']

export default defineConfig({
  root,
  // The real module looks for its binary and tries to fetch it: a test that needs Electron gets a fake handed in.
  resolve: { alias: { electron: path.join(root, 'apps/desktop/test/no-electron.ts') } },
  test: {
    projects: [
      {
        extends: true,
        test: {
          name: 'unit',
          include: ['{apps,packages}/*/{src,test}/**/*.test.{ts,tsx}', '{tooling,bench}/**/*.test.{mjs,ts}'],
          exclude: [...notOurs, '**/*.integration.test.ts'],
          // A property test takes seconds when the machine is busy; only one that hangs is to be ended.
          testTimeout: 60_000,
        },
      },
      {
        extends: true,
        test: {
          name: 'integration',
          include: ['{apps,bench}/**/*.integration.test.ts'],
          exclude: notOurs,
          globalSetup: [path.join(root, 'apps/server/test/embedded-services.ts')],
          // One PostgreSQL and one chDB serve the whole run, a database each for every file: two files at a time keep both cores busy.
          pool: 'forks',
          maxWorkers: 2,
          testTimeout: 60_000,
          hookTimeout: 120_000,
        },
      },
    ],
    coverage: {
      provider: 'v8',
      include: ['apps/*/src/**/*.{ts,tsx}', 'packages/*/src/**/*.{ts,tsx}'],
      exclude: ['**/*.test.ts'],
      reporter: ['text-summary', 'html', 'lcovonly'],
      reportsDirectory: path.join(root, 'coverage'),
    },
  },
})
