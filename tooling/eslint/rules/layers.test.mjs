import path from 'node:path'
import { RuleTester } from 'eslint'
import { afterAll, describe, it } from 'vitest'
import tseslint from 'typescript-eslint'
import { layers } from '../layer-table.mjs'
import { layersRule } from './layers.mjs'

Object.assign(RuleTester, { describe, it, itOnly: it.only, afterAll })

const root = path.resolve('/repo')
const options = [
  { root, layers, packageFolders: { '@sendero/flow-engine': 'packages/flow-engine/src/index.ts' }, strictRoots: ['apps/server/src'] },
]

/** @param {string} file @param {string} code */
const inFile = (file, code) => ({ filename: path.join(root, file), code, options })
/** @param {string} file @param {string} code @param {string} messageId */
const broken = (file, code, messageId = 'notAllowed') => ({ ...inFile(file, code), errors: [{ messageId }] })

new RuleTester({ languageOptions: { parser: tseslint.parser } }).run('layers', layersRule, {
  valid: [
    inFile('packages/flow-engine/src/nodes/email.ts', "import { z } from 'zod'; import { x } from '../model/plan.ts'"),
    inFile('packages/flow-engine/src/nodes/registry.ts', "import { email } from './email.ts'"),
    inFile('packages/flow-engine/src/nodes/wait.ts', "import { helper } from './wait-duration.ts'"),
    inFile('apps/server/src/modules/runs/claim-runs.ts', "import { a } from './runs-repository.ts'"),
    inFile(
      'apps/server/src/modules/runs/claim-runs.ts',
      "import { a } from '../segments/index.ts'; import { b } from '../../db/postgres.ts'",
    ),
    inFile('apps/server/src/modules/runs/procedures/list-runs.ts', "import { a } from '../claim-runs.ts'"),
    inFile('apps/server/src/workers/start-workers.ts', "import { a } from '../modules/runs/index.ts'; import 'node:fs'"),
    inFile('apps/server/src/server.ts', "import { a } from './workers/start-workers.ts'"),
    inFile('apps/desktop/src/renderer/features/runs/List.tsx', "import type { AppRouter } from '../../../../../server/src/router.ts'"),
    inFile('apps/desktop/src/renderer/features/runs/kernels/sort.ts', "import { a } from '@sendero/flow-engine'"),
    inFile('tooling/anything.mjs', "import { a } from '../apps/server/src/server.ts'"),
  ],
  invalid: [
    // The engine: inner floors, one kind apart from another, no package but zod.
    broken('packages/flow-engine/src/model/plan.ts', "import { x } from '../nodes/email.ts'"),
    broken('packages/flow-engine/src/nodes/wait.ts', "import { email } from './email.ts'"),
    broken('packages/flow-engine/src/nodes/wait.ts', "export { email } from './email.ts'"),
    broken('packages/flow-engine/src/execute/step-run.ts', "import type { D } from '../document/journey-document.ts'"),
    broken('packages/flow-engine/src/segment/rule.ts', "import { readFile } from 'node:fs/promises'"),
    broken('packages/flow-engine/src/segment/rule.ts', "const load = () => import('../compile/compile-journey.ts')"),
    // The server: a module's inside is its own, workers leave the database to modules, nothing knows the root.
    broken('apps/server/src/modules/runs/claim-runs.ts', "import { a } from '../segments/segments-repository.ts'"),
    broken('apps/server/src/workers/start-workers.ts', "import { a } from '../db/postgres.ts'"),
    broken('apps/server/src/db/postgres.ts', "import { a } from '../modules/runs/index.ts'"),
    broken('apps/server/src/http/create-http.ts', "import { a } from '../server.ts'"),
    broken('apps/server/src/novel/thing.ts', 'export const a = 1', 'noLayer'),
    // The app: the server's router as a type only, no host, features apart.
    broken('apps/desktop/src/renderer/features/runs/List.tsx', "import { appRouter } from '../../../../../server/src/router.ts'"),
    broken('apps/desktop/src/renderer/features/runs/List.tsx', "import { a } from '../settings/Page.tsx'"),
    broken('apps/desktop/src/renderer/features/runs/List.tsx', "import { a } from 'electron'"),
    broken('apps/desktop/src/renderer/features/runs/kernels/sort.ts', "import { useState } from 'react'"),
  ],
})
