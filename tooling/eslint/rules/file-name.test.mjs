import path from 'node:path'
import { RuleTester } from 'eslint'
import { afterAll, describe, it } from 'vitest'
import { fileNameRule } from './file-name.mjs'

Object.assign(RuleTester, { describe, it, itOnly: it.only, afterAll })

const root = path.resolve('/repo')
const options = [{ root, doors: ['packages/*/src/index.ts', 'apps/server/src/modules/*/index.ts'] }]

/** @param {string} file */
const named = (file) => ({ name: file, filename: path.join(root, file), code: 'export const a = 1', options })
/** @param {string} file @param {string} messageId */
const misnamed = (file, messageId) => ({ ...named(file), errors: [{ messageId }] })

new RuleTester().run('file-name', fileNameRule, {
  valid: [
    'apps/server/src/compile-journey.ts',
    'apps/server/src/modules/runs/runs.tables.ts',
    'apps/server/src/claim-runs.integration.test.ts',
    'apps/server/src/embedded/service-user.ts',
    'apps/desktop/src/renderer/App.tsx',
    'apps/desktop/src/renderer/main.tsx',
    'apps/server/src/modules/runs/index.ts',
    'packages/ui/src/index.ts',
    'vitest.e2e.config.ts',
  ].map(named),
  invalid: [
    misnamed('apps/server/src/compileJourney.ts', 'notKebab'),
    misnamed('apps/server/src/CompileJourney.ts', 'notKebab'),
    misnamed('apps/server/src/compile_journey.ts', 'notKebab'),
    misnamed('apps/server/src/utils.ts', 'banned'),
    misnamed('apps/server/src/date-utils.ts', 'banned'),
    misnamed('apps/server/src/modules/runs/run-service.ts', 'banned'),
    misnamed('apps/server/src/helpers/parse-date.ts', 'banned'),
    misnamed('apps/server/src/modules/runs/types.test.ts', 'banned'),
    misnamed('apps/server/src/db/index.ts', 'notADoor'),
    misnamed('apps/server/src/modules/runs/procedures/index.ts', 'notADoor'),
  ],
})
