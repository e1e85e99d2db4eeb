import { expect, test } from 'vitest'
import { missingPackages } from './missing-packages.mjs'

const linux = { os: 'linux', cpu: 'x64', libc: 'glibc' }

/** @param {import('./missing-packages.mjs').Lock['packages']} wanted @param {import('./missing-packages.mjs').Lock['packages']} installed */
const missing = (wanted, installed) => missingPackages({ packages: wanted }, { packages: installed }, linux)

test('what is locked must be there, at the locked version', () => {
  const wanted = { 'node_modules/a': { version: '1.0.0' }, 'node_modules/b': { version: '2.0.0' }, 'node_modules/c': { version: '3.0.0' } }
  expect(missing(wanted, { 'node_modules/a': { version: '1.0.0' }, 'node_modules/b': { version: '2.0.1' } })).toEqual([
    'node_modules/b',
    'node_modules/c',
  ])
})

test('a link to a workspace has no version but must be there', () => {
  expect(missing({ 'node_modules/@sendero/server': {} }, {})).toEqual(['node_modules/@sendero/server'])
  expect(
    missing({ 'node_modules/@sendero/server': {}, 'apps/server': { version: '0.1.0' } }, { 'node_modules/@sendero/server': {} }),
  ).toEqual([])
})

test('native parts are wanted for this platform alone', () => {
  const native = (/** @type {object} */ platform) => ({ 'node_modules/native': { version: '1.0.0', optional: true, ...platform } })
  expect(missing(native({ os: ['linux'], cpu: ['x64'], libc: ['glibc'] }), {})).toEqual(['node_modules/native'])
  expect(missing(native({ os: ['!win32'], cpu: ['x64'] }), {})).toEqual(['node_modules/native'])
  expect(missing(native({ os: ['linux'], cpu: ['x64'], libc: ['musl'] }), {})).toEqual([])
  expect(missing(native({ os: ['darwin'], cpu: ['x64'] }), {})).toEqual([])
  expect(missing(native({ os: ['!linux'], cpu: ['x64'] }), {})).toEqual([])
  expect(missing(native({}), {})).toEqual([])
})
