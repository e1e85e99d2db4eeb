import { expect, test } from 'vitest'
import { lockfileProblems } from './lockfile-problems.mjs'

const root = { '': { engines: { node: '>=20.19.0' } } }

/** @param {import('./lockfile-problems.mjs').Lockfile['packages']} packages */
const problems = (packages) => lockfileProblems({ packages: { ...root, ...packages } })

test('a package that refuses the oldest supported Node.js is named, with what it asks for', () => {
  expect(problems({ 'node_modules/nopt': { version: '10.0.1', engines: { node: '^22.22.2 || >=24' } } })).toEqual([
    expect.stringContaining('node_modules/nopt 10.0.1 needs Node.js ^22.22.2 || >=24; we support 20.19.0'),
  ])
})

test('packages that support it, or say nothing, are fine', () => {
  expect(
    problems({
      'node_modules/a': { engines: { node: '^18.17.0 || >=20.5.0' } },
      'node_modules/b': {},
      'node_modules/c': { engines: { npm: '>=7' } },
    }),
  ).toEqual([])
})

test('a download address is a problem; a link to a workspace is none', () => {
  expect(problems({ 'node_modules/a': { resolved: 'https://example.test/a.tgz' } })).toHaveLength(1)
  expect(problems({ 'node_modules/@sendero/server': { resolved: 'apps/server' } })).toEqual([])
})

test('an optional package is locked when it lies where its user would find it', () => {
  const user = { optionalDependencies: { native: '1.0.0' } }
  expect(problems({ 'node_modules/user': user })).toEqual([expect.stringContaining('node_modules/user lists native')])
  expect(problems({ 'node_modules/user': user, 'node_modules/native': {} })).toEqual([])
  expect(problems({ 'node_modules/user': user, 'node_modules/user/node_modules/native': {} })).toEqual([])
  expect(problems({ 'node_modules/x/node_modules/user': user, 'node_modules/x/node_modules/native': {} })).toEqual([])
  expect(problems({ 'apps/server/node_modules/user': user, 'apps/server/node_modules/native': {} })).toEqual([])
  expect(problems({ 'node_modules/x/node_modules/user': user, 'node_modules/y/node_modules/native': {} })).toHaveLength(1)
})
