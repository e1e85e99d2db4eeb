import { mkdir, readdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { openMessageWorld } from '../../../test/message-world.ts'
import type { MessageWorld } from '../../../test/message-world.ts'
import { toPublicId } from '../../db/public-id.ts'
import { bootId } from './boot-id.ts'
import { deliverMessages } from './deliver-messages.ts'
import { recoverSending } from './recover-sending.ts'
import { journalDir } from './send-journal.ts'

const dead = '00000000-0000-4000-8000-00000000dead'
let world: MessageWorld
let templateId: string
let ids: string[]

beforeAll(async () => {
  world = await openMessageWorld()
  templateId = await world.template()
})
afterAll(async () => { await world.close() })
beforeEach(async () => {
  await world.query('DELETE FROM messages')
  await world.query('DELETE FROM event_log')
  ids = await world.queue([await world.customer(), await world.customer(), await world.customer()], templateId)
  await world.query(`UPDATE messages SET state = 'sending', owner = $1, attempt = 1, lease_until = clock_timestamp() + interval '30 seconds'`, [dead])
})

/** The journal of the dead process: the first message was answered, the second begun, the third not. */
async function leave(boot: string | null): Promise<void> {
  await mkdir(journalDir(world.dataDir), { recursive: true })
  const header = JSON.stringify({ version: 1, boot, owner: dead, pid: 999_999_999, birth: null })
  await writeFile(join(journalDir(world.dataDir), `${dead}.0.journal`), `${header}\nstart ${ids[0]} 1\nstart ${ids[1]} 1\ndone ${ids[0]} 1 "250 Ok"\n`)
}

const states = async (): Promise<string[]> => Promise.all(ids.map(async (id) => (await world.message(id)).state))

test('after a crash of the process alone, the journal decides every message', async () => {
  await leave(bootId())
  expect(await recoverSending(world.deps)).toEqual({ sent: 1, queued: 1, unknown: 1 })
  expect(await states()).toEqual(['sent', 'unknown', 'queued'])
  expect(await world.message(ids[0] ?? '')).toMatchObject({ providerRef: '250 Ok' })
  // Of the one that is unknown nobody says that it was sent.
  expect(await world.query(`SELECT properties ->> 'messageId' AS id FROM event_log WHERE event = 'Email Sent'`)).toEqual([{ id: toPublicId('message', ids[0] ?? '') }])
  expect((await readdir(journalDir(world.dataDir))).filter((name) => name.startsWith(dead))).toEqual([])
  await deliverMessages(world.deps, world.workspaceId)
  expect(await states()).toEqual(['sent', 'unknown', 'sent'])
})

test('after a crash of the machine, only what the journal says is believed; the rest is decided when its lease is over', async () => {
  await leave('another-boot')
  expect(await recoverSending(world.deps)).toEqual({ sent: 1, queued: 0, unknown: 1 })
  expect(await states()).toEqual(['sent', 'unknown', 'sending'])
  await deliverMessages(world.deps, world.workspaceId)
  expect(await states()).toEqual(['sent', 'unknown', 'sending'])
  await world.query(`UPDATE messages SET lease_until = clock_timestamp() - interval '1 minute'`)
  await deliverMessages(world.deps, world.workspaceId)
  expect(await states()).toEqual(['sent', 'unknown', 'unknown'])
})

test('where the run of the machine cannot be known, nothing is concluded from what is missing', async () => {
  await leave(null)
  expect(await recoverSending(world.deps)).toEqual({ sent: 1, queued: 0, unknown: 1 })
})

test('a message that another attempt has taken over is not touched', async () => {
  await leave(bootId())
  await world.query('UPDATE messages SET attempt = 2')
  await recoverSending(world.deps)
  // Attempt 2 is not in the journal of this machine: it never began.
  expect(await states()).toEqual(['queued', 'queued', 'queued'])
  await world.query(`UPDATE messages SET state = 'sending', owner = gen_random_uuid()`)
  await leave(bootId())
  await recoverSending(world.deps)
  expect(await states()).toEqual(['sending', 'sending', 'sending'])
})

test('a webhook whose answer was lost is called again, with its id; a mail is not sent again', async () => {
  const call = await world.queueCall(await world.customer(), { method: 'POST', url: 'https://example.invalid/', headers: {}, body: null })
  await world.query(`UPDATE messages SET state = 'sending', owner = $1, attempt = 1, lease_until = clock_timestamp() - interval '1 hour'`, [dead])
  await world.query(`UPDATE journeys SET status = 'paused'`)
  await deliverMessages(world.deps, world.workspaceId)
  await world.query(`UPDATE journeys SET status = 'live'`)
  expect(await states()).toEqual(['unknown', 'unknown', 'unknown'])
  expect(await world.message(call)).toMatchObject({ state: 'queued', attempt: 1 })
})
