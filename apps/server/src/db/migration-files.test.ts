import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { splitStatements } from './migrate-clickhouse.ts'
import { fillPlaceholders, pendingMigrations, readMigrationFiles } from './migration-files.ts'
import type { MigrationFile } from './migration-files.ts'

let directory: string

beforeEach(async () => { directory = await mkdtemp(join(tmpdir(), 'sendero-migrations-')) })
afterEach(() => rm(directory, { recursive: true, force: true }))

const write = (name: string, text: string): Promise<void> => writeFile(join(directory, name), text)
const file = (name: string, text = ''): MigrationFile => ({ name, text, checksum: `sum of ${name}`, isBreaking: false })

test('files are read in order with a checksum that line ends do not change', async () => {
  await write('0002_add_tag.sql', '--! breaking-change\nSELECT 2;\n')
  await write('0001_create_things.sql', 'SELECT 1;\r\nSELECT 2;\r\n')
  await write('README.md', 'not a migration')
  const [first, second] = await readMigrationFiles(directory)
  expect([first?.name, first?.isBreaking, second?.name, second?.isBreaking]).toEqual(['0001_create_things.sql', false, '0002_add_tag.sql', true])
  await write('0001_create_things.sql', 'SELECT 1;\nSELECT 2;\n')
  expect((await readMigrationFiles(directory))[0]?.checksum).toBe(first?.checksum)
})

test.each([
  ['a number is missing', ['0001_create_things.sql', '0003_add_tag.sql'], /0003_add_tag.sql: expected number 0002/],
  ['a number is given twice', ['0001_create_things.sql', '0001_create_tags.sql'], /0001_create_things.sql: expected number 0002/],
  ['a name has no verb', ['0001_things.sql'], /0001_things.sql: the name must be like/],
])('the folder is refused when %s', async (_, names, message) => {
  for (const name of names) await write(name, '')
  await expect(readMigrationFiles(directory)).rejects.toThrow(message)
})

test('only what was never applied is pending', () => {
  const [one, two, three] = [file('0001_a_b.sql'), file('0002_a_b.sql'), file('0003_a_b.sql')]
  expect(pendingMigrations([one, two, three], [one], 'PostgreSQL')).toEqual([two, three])
})

test('a database of a newer release, a changed file and a late-comer are refused with their names', () => {
  const [one, two, three] = [file('0001_a_b.sql'), file('0002_a_b.sql'), file('0003_a_b.sql')]
  expect(() => pendingMigrations([one], [one, two], 'PostgreSQL')).toThrow(/newer than this Sendero: it has migration 0002_a_b.sql/)
  expect(() => pendingMigrations([one], [{ ...one, checksum: 'other' }], 'PostgreSQL')).toThrow(/0001_a_b.sql was changed after/)
  expect(() => pendingMigrations([one, two, three], [one, three], 'PostgreSQL')).toThrow(/0002_a_b.sql was never applied/)
})

test('placeholders are filled in everywhere and an unknown one is refused', () => {
  expect(fillPlaceholders(file('0001_a_b.sql', 'GRANT a TO ${app_role}; GRANT b TO ${app_role};'), { app_role: '"app"' })).toBe('GRANT a TO "app"; GRANT b TO "app";')
  expect(() => fillPlaceholders(file('0001_a_b.sql', '${other}'), {})).toThrow('0001_a_b.sql: unknown placeholder ${other}')
})

test('statements end with a semicolon at the end of a line, and comment lines are dropped', () => {
  expect(splitStatements("-- first; comment;\nCREATE TABLE a (\n  x String DEFAULT ';' -- why\n);\nCREATE TABLE b (y UInt8)")).toEqual(["CREATE TABLE a (\n  x String DEFAULT ';' -- why\n)", 'CREATE TABLE b (y UInt8)'])
})
