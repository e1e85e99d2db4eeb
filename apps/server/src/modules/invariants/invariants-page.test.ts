import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'
import { invariantChecks } from './invariant-checks.ts'

const root = new URL('../../../../../', import.meta.url)
const read = (path: string): string => readFileSync(fileURLToPath(new URL(path, root)), 'utf8')
const page = read('docs/invariants.md')
interface Row { readonly id: string; readonly checks: readonly string[]; readonly tests: readonly { readonly file: string; readonly title: string }[] }
const rows: Row[] = page.split('\n').flatMap((line) => {
  const [, id, , checks = '', tests = ''] = /^\| (I\d+) \| (.*) \| (.*) \| (.*) \|$/.exec(line) ?? []
  if (id === undefined) return []
  return [{ id, checks: checks === '-' ? [] : checks.split(', '), tests: [...tests.matchAll(/`([^`]+)` "([^"]+)"/g)].map(([, file = '', title = '']) => ({ file, title })) }]
})
// Of the record of decisions and of ClickHouse: they read more than the rows.
const checked = new Set([...invariantChecks.map(({ id }) => id), 'I16', 'I18'])

test('every promise has its row, and every row a test', () => {
  expect(rows.map(({ id }) => id)).toEqual(Array.from({ length: 20 }, (_, index) => `I${index + 1}`))
  expect(rows.filter(({ tests }) => tests.length === 0)).toEqual([])
})

test.each(rows.flatMap(({ id, tests }) => tests.map(({ file, title }) => [id, file, title] as const)))('%s: %s has "%s"', (_id, file, title) => {
  expect(read(file)).toContain(title)
})

test('what is said to be checked in the rows is, and what is checked there is said', () => {
  const named = new Set(rows.flatMap(({ checks }) => checks))
  expect([...named].filter((id) => !checked.has(id))).toEqual([])
  expect([...checked].filter((id) => !named.has(id) && !page.includes(`\`${id}\``))).toEqual([])
})
