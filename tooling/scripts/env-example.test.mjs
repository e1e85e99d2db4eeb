import { readFileSync } from 'node:fs'
import path from 'node:path'
import { expect, test } from 'vitest'
import { repoRoot } from './repo-root.mjs'

/** @param {string} file @param {RegExp} pattern */
const namesIn = (file, pattern) => [...readFileSync(path.join(repoRoot, file), 'utf8').matchAll(pattern)].map(([, name]) => name).sort()

test('the example environment names every variable that the server reads, and no other', () => {
  const read = namesIn('apps/server/src/env.ts', /^ {2}([A-Z][A-Z_]+): /gm)
  expect(read.length).toBeGreaterThan(10)
  expect(namesIn('.env.example', /^(?:# )?([A-Z][A-Z_]+)=/gm)).toEqual(read)
})
