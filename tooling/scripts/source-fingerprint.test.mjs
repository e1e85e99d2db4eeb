import { mkdirSync, mkdtempSync, rmSync, utimesSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { isSameSource, sourceFingerprint } from './source-fingerprint.mjs'

/** @type {string} */
let root

beforeEach(() => {
  root = mkdtempSync(path.join(tmpdir(), 'sendero-fingerprint-'))
  mkdirSync(path.join(root, 'src/deep'), { recursive: true })
  writeFileSync(path.join(root, 'src/a.ts'), 'a')
  writeFileSync(path.join(root, 'src/deep/b.ts'), 'b')
})

afterEach(() => rmSync(root, { recursive: true }))

const take = (/** @type {import('./source-fingerprint.mjs').Fingerprint | undefined} */ previous = undefined) =>
  sourceFingerprint(root, ['src', 'not-there', 'package.json'], previous)

test('an untouched tree stays the same, and so does one whose files only got new times', () => {
  const before = take()
  expect(isSameSource(take(before), before)).toBe(true)
  utimesSync(path.join(root, 'src/a.ts'), 1, 1)
  expect(isSameSource(take(before), before)).toBe(true)
})

test('a changed, an added and a removed file each make the tree another', () => {
  const before = take()
  writeFileSync(path.join(root, 'src/deep/b.ts'), 'c')
  utimesSync(path.join(root, 'src/deep/b.ts'), 1, 1)
  expect(isSameSource(take(before), before)).toBe(false)

  const changed = take()
  writeFileSync(path.join(root, 'package.json'), '{}')
  expect(isSameSource(take(changed), changed)).toBe(false)

  const added = take()
  rmSync(path.join(root, 'src/a.ts'))
  expect(isSameSource(take(added), added)).toBe(false)
})

test('tests are not part of what is built', () => {
  const before = take()
  writeFileSync(path.join(root, 'src/a.test.ts'), 'test')
  writeFileSync(path.join(root, 'src/a.integration.test.ts'), 'test')
  expect(isSameSource(take(before), before)).toBe(true)
})
