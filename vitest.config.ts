import { defineConfig } from 'vitest/config';

const everywhere = ['**/node_modules/**', '**/dist/**'];

// Named exports are the house rule; a tool's configuration file is the exception its loader asks for.
export default defineConfig({
  test: {
    projects: [
      {
        extends: true,
        test: {
          name: 'unit',
          include: ['{apps,packages}/*/{src,test}/**/*.test.{ts,tsx}', '{tooling,bench}/**/*.test.{mjs,ts}'],
          exclude: [...everywhere, '**/*.integration.test.ts'],
        },
      },
      {
        extends: true,
        test: {
          name: 'integration',
          include: ['{apps,bench}/**/*.integration.test.ts'],
          exclude: everywhere,
          pool: 'forks',
          // Every file talks to real data services; on a two-core machine more workers only wait for each other.
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
    },
  },
});
