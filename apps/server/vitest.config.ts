import { defineConfig } from 'vitest/config'

const integration = ['src/**/*.integration.test.ts', 'test/**/*.integration.test.ts']

export default defineConfig({
  test: {
    projects: [
      { test: { name: 'unit', include: ['src/**/*.test.ts'], exclude: integration } },
      {
        test: {
          name: 'integration',
          include: integration,
          globalSetup: ['test/embedded-services.ts'],
          // One PostgreSQL and one chDB serve the whole run: files take turns, so that no figure depends on a neighbour.
          fileParallelism: false,
          pool: 'forks',
          testTimeout: 60_000,
          hookTimeout: 120_000,
        },
      },
    ],
  },
})
