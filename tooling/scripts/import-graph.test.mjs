import path from 'node:path'
import { expect, test } from 'vitest'
import { runtimeImports } from './import-graph.mjs'

const imports = (/** @type {string} */ text) =>
  runtimeImports(path.resolve('/repo/src/a.ts'), text).map((file) => path.relative(path.resolve('/repo/src'), file))

test('imports, re-exports and dynamic imports of files remain when types are erased', () => {
  expect(
    imports("import { x } from './x.ts'; import './y.ts'; export { z } from '../z.ts'; const f = async () => import('./w.ts')"),
  ).toEqual(['x.ts', 'y.ts', path.join('..', 'z.ts'), 'w.ts'])
})

test('an import whose names are types one by one still loads the file', () => {
  expect(imports("import { type X } from './x.ts'")).toEqual(['x.ts'])
})

test('type imports and packages are no part of it', () => {
  expect(
    imports("import type { X } from './x.ts'; export type { Y } from './y.ts'; import { z } from 'zod'; import fs from 'node:fs'"),
  ).toEqual([])
})
