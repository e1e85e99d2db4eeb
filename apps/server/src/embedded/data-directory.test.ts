import { spawn } from 'node:child_process'
import { chmod, mkdir, mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { announceServerAddress, masterKey, openDataDirectory } from './data-directory.ts'
import { processBirth } from './process-facts.ts'

let folder: string

beforeEach(async () => { folder = join(await mkdtemp(join(tmpdir(), 'sendero-data-')), 'data') })
afterEach(() => rm(join(folder, '..'), { recursive: true, force: true }))

const modeOf = async (path: string): Promise<string> => ((await stat(path)).mode & 0o777).toString(8)
const leaveLock = async (pid: number, birth: string): Promise<void> => {
  await (await openDataDirectory(folder)).release()
  await writeFile(join(folder, 'lock'), JSON.stringify({ pid, birth, token: 'earlier' }))
}

test('the folder is made for this account only', async () => {
  const data = await openDataDirectory(folder)
  expect(await modeOf(data.path)).toBe('700')
  await data.release()
})

test('a folder that was open to everybody is closed, and its group keeps its rights', async () => {
  await mkdir(folder)
  await chmod(folder, 0o755)
  await (await openDataDirectory(folder)).release()
  expect(await modeOf(folder)).toBe('750')
})

test.runIf(process.getuid?.() !== 0)('the folder of another account is refused in words', async () => {
  await expect(openDataDirectory('/')).rejects.toThrow(/belongs to another account/)
})

test('a second Sendero is refused in one line until the first lets go', async () => {
  const first = await openDataDirectory(folder)
  await expect(openDataDirectory(folder)).rejects.toMatchObject({ code: 'DATA_DIR_IN_USE', message: expect.stringMatching(/^The data directory .* is in use by another Sendero \(process \d+\)[^\n]*$/) })
  await first.release()
  await (await openDataDirectory(folder)).release()
})

test('the lock of another living process holds', async () => {
  const other = spawn('sleep', ['60'])
  await leaveLock(other.pid ?? 0, (await processBirth(other.pid ?? 0)) ?? '')
  await expect(openDataDirectory(folder)).rejects.toMatchObject({ code: 'DATA_DIR_IN_USE' })
  other.kill()
})

test('the lock of a killed process counts for nothing, even when its id was given to another', async () => {
  await leaveLock(process.pid, 'an earlier process with our id')
  await (await openDataDirectory(folder)).release()
  await leaveLock(4_194_303, 'gone')
  await (await openDataDirectory(folder)).release()
  await writeFile(join(folder, 'lock'), '{"pid":')
  await (await openDataDirectory(folder)).release()
})

test('of many that find a stale lock at the same moment exactly one gets the folder', async () => {
  await leaveLock(process.pid, 'an earlier process with our id')
  const outcomes = await Promise.allSettled(Array.from({ length: 12 }, () => openDataDirectory(folder)))
  expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
})

test('the master key is made once, kept closed, and taken from the environment when given', async () => {
  const { path, release } = await openDataDirectory(folder)
  const made = await masterKey(path, undefined)
  expect(made).toHaveLength(32)
  expect(await masterKey(path, undefined)).toEqual(made)
  expect(await modeOf(join(path, 'master.key'))).toBe('600')
  expect(await masterKey(path, made.toString('base64'))).toEqual(made)
  expect(await masterKey(path, 'a sentence of at least 32 characters')).toEqual(Buffer.from('a sentence of at least 32 characters'))
  await release()
})

test('processes that start at the same moment get the same master key', async () => {
  const { path, release } = await openDataDirectory(folder)
  const keys = await Promise.all(Array.from({ length: 8 }, () => masterKey(path, undefined)))
  expect(new Set(keys.map((key) => key.toString('hex'))).size).toBe(1)
  await release()
})

test('a damaged master key is reported and never replaced', async () => {
  const { path, release } = await openDataDirectory(folder)
  await writeFile(join(path, 'master.key'), 'short')
  await expect(masterKey(path, undefined)).rejects.toThrow(/damaged/)
  expect(await readFile(join(path, 'master.key'), 'utf8')).toBe('short')
  await release()
})

test('the address of the server is closed to others and goes with the server', async () => {
  const { path, release } = await openDataDirectory(folder)
  await announceServerAddress(path, { url: 'http://127.0.0.1:4000', pid: 1, adminToken: 'secret' })
  expect(JSON.parse(await readFile(join(path, 'server.json'), 'utf8'))).toEqual({ url: 'http://127.0.0.1:4000', pid: 1, adminToken: 'secret' })
  expect(await modeOf(join(path, 'server.json'))).toBe('600')
  await release()
  await expect(stat(join(path, 'server.json'))).rejects.toThrow(/ENOENT/)
})
