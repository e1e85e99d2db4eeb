import { appendFile, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { readJournals } from './read-journals.ts'
import { journalDir, openSendJournal } from './send-journal.ts'

const owner = '00000000-0000-4000-8000-000000000001'
const [one, two, three] = ['00000000-0000-7000-8000-000000000001', '00000000-0000-7000-8000-000000000002', '00000000-0000-7000-8000-000000000003']
const nobody = '00000000-0000-4000-8000-00000000000f'
let dataDir: string

beforeEach(async () => { dataDir = await mkdtemp(join(tmpdir(), 'sendero-journal-')) })
afterEach(async () => { await rm(dataDir, { recursive: true, force: true }) })

const open = (rotateAt?: number) => openSendJournal({ dataDir, header: { owner, pid: process.pid, birth: null }, ...(rotateAt === undefined ? {} : { rotateAt }) })
const left = (except: string) => readJournals({ dataDir, except, processBirth: () => Promise.resolve(null) })
const files = () => readdir(journalDir(dataDir)).catch(() => [])

test('tells the next start what had begun and what was answered', async () => {
  const journal = open()
  journal.open()
  journal.start(one, 1)
  journal.start(two, 3)
  journal.done(one, 1, '250 "ok"\nqueued')
  const [journalLeft, ...more] = await left(nobody)
  expect(more).toEqual([])
  expect(journalLeft).toMatchObject({ owner, boot: expect.any(String) as string })
  expect([...journalLeft?.entries ?? []]).toEqual([[`${one} 1`, { ref: '250 "ok"\nqueued' }], [`${two} 3`, { ref: null }]])
  await journalLeft?.remove()
  expect(await files()).toEqual([])
})

test('exists before anything begins: no line is a statement too', async () => {
  open().open()
  expect((await left(nobody))[0]?.entries.size).toBe(0)
})

test('is left alone while its writer lives: then this folder is a copy', async () => {
  openSendJournal({ dataDir, header: { owner, pid: process.ppid, birth: 'then' } }).open()
  const read = (birth: string) => readJournals({ dataDir, except: nobody, processBirth: () => Promise.resolve(birth) })
  expect(await read('then')).toHaveLength(0)
  expect(await read('later')).toHaveLength(1)
})

test('is not read by the process that writes it', async () => {
  open().open()
  expect(await left(owner)).toEqual([])
})

test('an older file goes when the database knows all of it, the newest stays', async () => {
  const journal = open(200)
  journal.start(one, 1)
  journal.start(two, 1)
  journal.start(three, 1)
  expect((await files()).length).toBeGreaterThan(1)
  journal.settled(one, 1)
  journal.settled(two, 1)
  expect((await files()).length).toBe(1)
  expect([...(await left(nobody))[0]?.entries.keys() ?? []]).toEqual([`${three} 1`])
})

test('a clean stop leaves nothing, an unclean one everything', async () => {
  const clean = open()
  clean.start(one, 1)
  clean.close(true)
  expect(await files()).toEqual([])
  const unclean = openSendJournal({ dataDir, header: { owner: nobody, pid: process.pid, birth: null } })
  unclean.start(one, 1)
  unclean.close(false)
  expect(await files()).toHaveLength(1)
})

test('a line that was cut short says nothing, and neither does a file without a header', async () => {
  const journal = open()
  journal.start(one, 1)
  const [name] = await files()
  await appendFile(join(journalDir(dataDir), name ?? ''), `start ${two.slice(0, 20)}`)
  await writeFile(join(journalDir(dataDir), `${nobody}.0.journal`), '{"version":1,"own')
  const journals = await left(three)
  expect(journals).toHaveLength(1)
  expect([...journals[0]?.entries.keys() ?? []]).toEqual([`${one} 1`])
})

test('what cannot be written keeps the mail from being sent', () => {
  const journal = openSendJournal({ dataDir: join(dataDir, 'file-not-folder\0'), header: { owner, pid: process.pid, birth: null } })
  expect(() => { journal.start(one, 1) }).toThrow()
})
