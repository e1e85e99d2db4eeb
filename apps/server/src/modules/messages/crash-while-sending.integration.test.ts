import { spawn } from 'node:child_process'
import { createRequire } from 'node:module'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { rm } from 'node:fs/promises'
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest'
import type { DeliveryOrders } from '../../../test/delivery-process.ts'
import { openFakeSmtp } from '../../../test/fake-smtp.ts'
import type { FakeSmtp } from '../../../test/fake-smtp.ts'
import { openMessageWorld } from '../../../test/message-world.ts'
import type { MessageWorld } from '../../../test/message-world.ts'
import { journalDir } from './send-journal.ts'

// Real processes, killed with SIGKILL at the points where it hurts most, against a mail server that offers nothing to
// find out afterwards what it took. The oracle is that server's own list.

const total = 24
let smtp: FakeSmtp
let world: MessageWorld
let templateId: string
let ids: string[]

beforeAll(async () => {
  smtp = await openFakeSmtp()
  world = await openMessageWorld()
  templateId = await world.template()
})
afterAll(async () => {
  await world.close()
  await smtp.close()
})
beforeEach(async () => {
  await world.query('DELETE FROM messages')
  smtp.received.length = 0
  ids = await world.queue(await Promise.all(Array.from({ length: total }, () => world.customer())), templateId)
})
afterEach(() => { smtp.hold = () => Promise.resolve() })

const entry = fileURLToPath(new URL('../../../test/delivery-process.ts', import.meta.url))
const loader = pathToFileURL(createRequire(import.meta.url).resolve('tsx')).href

interface Ended { readonly signal: string | null; readonly output: string }

function startProcess(orders: Partial<DeliveryOrders>): { kill(): void; ended: Promise<Ended> } {
  const told: DeliveryOrders = { databaseUrl: world.harness.fresh.appUrl, workspaceId: world.workspaceId, dataDir: world.dataDir, smtpUrl: `${smtp.url}?maxConnections=4`, ...orders }
  const child = spawn(process.execPath, ['--import', loader, entry, JSON.stringify(told)], { stdio: ['ignore', 'pipe', 'inherit'] })
  let output = ''
  child.stdout.on('data', (chunk: Buffer) => { output += chunk.toString() })
  return { kill: () => { child.kill('SIGKILL') }, ended: new Promise((resolve) => { child.once('exit', (_code, signal) => { resolve({ signal, output }) }) }) }
}

async function outcome(): Promise<{ states: Record<string, number>; duplicates: number; sentWithoutProof: number; lost: number }> {
  const rows = await world.messages()
  const taken = new Map<string, number>()
  for (const { messageId } of smtp.received) taken.set(messageId, (taken.get(messageId) ?? 0) + 1)
  const states: Record<string, number> = {}
  for (const { state } of rows) states[state] = (states[state] ?? 0) + 1
  return {
    states,
    duplicates: [...taken.values()].filter((times) => times > 1).length,
    sentWithoutProof: rows.filter(({ id, state }) => state === 'sent' && !taken.has(id)).length,
    lost: rows.filter(({ id, state }) => !taken.has(id) && state !== 'unknown').length,
  }
}

test.each([
  ['after the fence, before a byte of the mail', 'fenced'],
  ['with the mail half written', 'half-written'],
  ['after the answer, before the database knows', 'answered'],
])('killed %s: every mail goes out exactly once and none is unknown', async (_when, point) => {
  // One connection: with more, another mail may be between its final dot and its answer at that moment.
  expect((await startProcess({ smtpUrl: `${smtp.url}?maxConnections=1`, dieAt: { point, passing: 6 } }).ended).signal).toBe('SIGKILL')
  const second = await startProcess({}).ended
  expect(second.output).toContain('done')
  expect(await outcome()).toEqual({ states: { sent: total }, duplicates: 0, sentWithoutProof: 0, lost: 0 })
})

/** Kills the process while the server has taken mails that it has not answered. */
async function killWhileUnanswered(orders: Partial<DeliveryOrders> = {}): Promise<void> {
  const first = startProcess(orders)
  smtp.hold = async () => {
    if (smtp.received.length < 6) return
    first.kill()
    await first.ended
  }
  expect((await first.ended).signal).toBe('SIGKILL')
  smtp.hold = () => Promise.resolve()
}

test('killed between the final dot and the answer: at most the mails on the wire are unknown, and none of them goes out again', async () => {
  await killWhileUnanswered()
  const second = await startProcess({}).ended
  expect(second.output).toContain('done')
  const { states, ...rest } = await outcome()
  expect(rest).toEqual({ duplicates: 0, sentWithoutProof: 0, lost: 0 })
  expect(states['unknown']).toBeGreaterThanOrEqual(1)
  expect(states['unknown']).toBeLessThanOrEqual(4)
  expect((states['sent'] ?? 0) + (states['unknown'] ?? 0)).toBe(total)
})

test('the danger is real: a sender that simply tries again writes to people twice', async () => {
  await killWhileUnanswered()
  await startProcess({ isNaive: true }).ended
  expect((await outcome()).duplicates).toBeGreaterThanOrEqual(1)
})

test('the journal is what tells a mail that never left from one that may have: without it, the fenced ones stay in doubt', async () => {
  await startProcess({ dieAt: { point: 'fenced', passing: 6 } }).ended
  await rm(journalDir(world.dataDir), { recursive: true, force: true })
  await startProcess({}).ended
  const { states, duplicates } = await outcome()
  expect(duplicates).toBe(0)
  expect(states['sending']).toBeGreaterThanOrEqual(6)
  expect(ids).toHaveLength(total)
})

test('killed at any moment, again and again: nobody is written to twice and nobody is forgotten', async () => {
  smtp.hold = () => new Promise((resolve) => setTimeout(resolve, 15))
  for (const wait of [0, 40, 90, 160]) {
    const running = startProcess({})
    await new Promise<void>((resolve) => {
      const poll = setInterval(() => {
        if (smtp.received.length === 0) return
        clearInterval(poll)
        setTimeout(resolve, wait)
      }, 5)
      void running.ended.then(() => { clearInterval(poll); resolve() })
    })
    running.kill()
    await running.ended
  }
  await startProcess({}).ended
  const { states, ...rest } = await outcome()
  expect(rest).toEqual({ duplicates: 0, sentWithoutProof: 0, lost: 0 })
  expect((states['sent'] ?? 0) + (states['unknown'] ?? 0)).toBe(total)
})
