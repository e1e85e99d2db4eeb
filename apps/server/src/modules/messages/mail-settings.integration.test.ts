import { createServer } from 'node:net'
import { SMTPServer } from 'smtp-server'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { openFakeSmtp } from '../../../test/fake-smtp.ts'
import type { FakeSmtp } from '../../../test/fake-smtp.ts'
import { openMessageWorld } from '../../../test/message-world.ts'
import type { MessageWorld } from '../../../test/message-world.ts'
import { verifyDkim } from '../../../test/verify-dkim.ts'
import { readEnv } from '../../env.ts'
import { mailboxProcedures } from '../mailbox/index.ts'
import { deliverMessages } from './deliver-messages.ts'
import { clearDkim, getDkim, setDkim } from './procedures/dkim-settings.ts'
import { clearSmtp, getSmtp, setSmtp } from './procedures/smtp-settings.ts'
import { testSmtp } from './procedures/test-smtp.ts'
import { sendSystemMail } from './system-mail.ts'

let shared: FakeSmtp
let own: FakeSmtp
let world: MessageWorld
let templateId: string

beforeAll(async () => {
  [shared, own] = await Promise.all([openFakeSmtp(), openFakeSmtp()])
  world = await openMessageWorld({ smtpUrl: shared.url })
  templateId = await world.template()
})
afterAll(async () => {
  await world.close()
  await Promise.all([shared.close(), own.close()])
})
beforeEach(async () => {
  await world.query('DELETE FROM messages')
  await clearSmtp.call(world.context(), {})
  await clearDkim.call(world.context(), {})
  for (const smtp of [shared, own]) smtp.received.length = 0
})

const [listMailbox] = mailboxProcedures
const portOf = (smtp: FakeSmtp): number => Number(new URL(smtp.url).port)
const ownServer = (smtp: FakeSmtp = own) => ({ host: '127.0.0.1', port: portOf(smtp), security: 'none' as const })
const send = async (): Promise<void> => {
  await world.queue([await world.customer()], templateId)
  await deliverMessages(world.deps, world.workspaceId)
}

test('mail leaves through the server of the workspace, and a change is noticed without a restart', async () => {
  await send()
  expect([shared.received.length, own.received.length]).toEqual([1, 0])
  expect(await setSmtp.call(world.context(), ownServer())).toMatchObject({ transport: { kind: 'workspace', host: '127.0.0.1' } })
  await send()
  expect([shared.received.length, own.received.length]).toEqual([1, 1])
  const third = await openFakeSmtp()
  await setSmtp.call(world.context(), ownServer(third))
  await send()
  expect([shared.received.length, own.received.length, third.received.length]).toEqual([1, 1, 1])
  await third.close()
  expect(await clearSmtp.call(world.context(), {})).toMatchObject({ transport: { kind: 'server', host: '127.0.0.1' }, server: null })
  await send()
  expect(shared.received.length).toBe(2)
})

test('without SMTP_URL the mailbox is used until the workspace has a server, and a sandbox keeps to its mailbox', async () => {
  const deps = await world.senderLike({})
  const context = { ...world.context(), deps }
  const list = () => listMailbox.call(context, {})
  await expect(list()).resolves.toMatchObject({ data: [] })
  await setSmtp.call(context, ownServer())
  await expect(list()).rejects.toMatchObject({ code: 'MAILBOX_OFF', message: expect.stringContaining('127.0.0.1') as string })
  await world.query('UPDATE workspaces SET is_sandbox = true WHERE id = current_workspace()')
  try {
    expect(await getSmtp.call(context, {})).toMatchObject({ transport: { kind: 'mailbox', host: null }, server: { port: portOf(own) } })
    await world.queue([await world.customer()], templateId)
    await deliverMessages(deps, world.workspaceId)
    expect(own.received).toEqual([])
    expect(await list()).toMatchObject({ data: [{ subject: expect.stringContaining('Hi Person') as string }] })
  } finally {
    await world.query('UPDATE workspaces SET is_sandbox = false WHERE id = current_workspace()')
    await world.query('DELETE FROM mailbox_messages')
  }
})

test('a password is stored encrypted, never shown, and stays with the server and user it was given for', async () => {
  const secured = { host: 'smtp.example.com', port: 587, security: 'starttls', user: 'me@example.com' }
  const shown = await setSmtp.call(world.context(), { ...secured, password: 'hunter2 hunter2' })
  expect(shown).toMatchObject({ server: { ...secured, hasPassword: true } })
  expect(JSON.stringify(shown)).not.toContain('hunter2')
  const [row] = await world.query<{ cipher: Buffer }>('SELECT password_cipher AS cipher FROM smtp_servers')
  expect(row?.cipher.toString('latin1')).not.toContain('hunter2')
  await expect(setSmtp.call(world.context(), { ...secured, security: 'tls' })).resolves.toMatchObject({ server: { hasPassword: true, security: 'tls' } })
  await expect(setSmtp.call(world.context(), { ...secured, host: 'smtp.attacker.example' })).rejects.toMatchObject({ code: 'INVALID_INPUT', errors: [{ path: 'password' }] })
  await expect(setSmtp.call(world.context(), { ...secured, user: 'other' })).rejects.toMatchObject({ code: 'INVALID_INPUT' })
  expect(JSON.stringify(await world.query('SELECT data FROM audit_log'))).not.toContain('hunter2')
})

test('where others can reach the server, mail goes to public addresses on ports of mail only', async () => {
  const env = readEnv({ HOST: '0.0.0.0', OUTBOUND_ALLOW: 'mail.intranet:1025' })
  const context = { ...world.context(), deps: { ...await world.senderLike({}), env } }
  await expect(setSmtp.call(context, ownServer())).rejects.toMatchObject({ errors: [{ path: 'port' }] })
  await expect(setSmtp.call(context, { host: 'smtp.example.com', port: 587, security: 'none', user: 'me', password: 'secret' })).rejects.toMatchObject({ errors: [{ path: 'security' }] })
  await expect(setSmtp.call(context, { host: 'mail.intranet', port: 1025, security: 'none', user: 'me', password: 'secret' })).resolves.toMatchObject({ server: { port: 1025 } })
  for (const host of ['127.0.0.1', 'localhost', '169.254.169.254', '10.0.0.1', '::ffff:7f00:1']) {
    await setSmtp.call(context, { host, port: 25, security: 'none' })
    const { steps, isAccepted } = await testSmtp.call(context, { to: 'me@example.com' })
    expect(isAccepted).toBe(false)
    expect([host, steps.at(-1)]).toEqual([host, { step: 'connect', outcome: 'failed', detail: expect.stringContaining('not public') as string }])
  }
})

test('the test tells step by step what the server answered', async () => {
  await setSmtp.call(world.context(), ownServer())
  const { steps, isAccepted } = await testSmtp.call(world.context(), { to: 'me@example.com' })
  expect(isAccepted).toBe(true)
  expect(steps.map(({ step, outcome }) => `${step} ${outcome}`)).toEqual(['lookup done', 'connect done', 'encrypt done', 'signIn skipped', 'accept done'])
  expect(steps.at(-1)?.detail).toContain('250 2.0.0 Ok: queued')
  expect(own.received).toMatchObject([{ to: 'me@example.com', from: 'shop@shop.example' }])
  own.decide = () => ({ at: 'recipient', reply: '550 5.1.1 No such mailbox' })
  const refused = await testSmtp.call(world.context(), { to: 'nobody@example.com' })
  own.decide = () => 'accept'
  expect(refused).toMatchObject({ isAccepted: false, steps: expect.arrayContaining([{ step: 'accept', outcome: 'failed', detail: 'The server refused the recipient: 550 5.1.1 No such mailbox' }]) as unknown })
})

test('the test names the step that fails: nobody there, no encryption, a wrong password', async () => {
  const closed = createServer()
  await new Promise<void>((resolve) => { closed.listen(0, '127.0.0.1', resolve) })
  const address = closed.address()
  const port = typeof address === 'object' && address ? address.port : 0
  await new Promise<void>((resolve) => { closed.close(() => { resolve() }) })
  const lastStep = async (server: object) => {
    await setSmtp.call(world.context(), server)
    return (await testSmtp.call(world.context(), { to: 'me@example.com' })).steps.at(-1)
  }
  expect(await lastStep({ host: '127.0.0.1', port, security: 'none' })).toEqual({ step: 'connect', outcome: 'failed', detail: `Nothing answers on port ${port} of 127.0.0.1. Check the port.` })
  expect(await lastStep({ host: 'nowhere.invalid', port: 587, security: 'none' })).toMatchObject({ step: 'lookup', outcome: 'failed' })
  expect(await lastStep({ ...ownServer(), security: 'starttls' })).toMatchObject({ step: 'encrypt', outcome: 'failed' })
  expect(await lastStep({ ...ownServer(), security: 'tls' })).toMatchObject({ step: 'encrypt', outcome: 'failed', detail: expect.stringContaining('STARTTLS') as string })
  const strict = new SMTPServer({ disableReverseLookup: true, logger: false, allowInsecureAuth: true, hideSTARTTLS: true, onAuth: (_auth, _session, done) => { done(new Error('Invalid login')) } })
  strict.on('error', () => undefined)
  await new Promise<void>((resolve) => { strict.listen(0, '127.0.0.1', resolve) })
  const at = strict.server.address()
  try {
    expect(await lastStep({ host: '127.0.0.1', port: typeof at === 'object' && at ? at.port : 0, security: 'none', user: 'me', password: 'wrong' })).toMatchObject({ step: 'signIn', outcome: 'failed', detail: expect.stringContaining('password made for apps') as string })
  } finally {
    await new Promise<void>((resolve) => { strict.close(() => { resolve() }) })
  }
})

test('a mail signed with DKIM verifies from the bytes that were sent, with both headers of the way out in it', async () => {
  await setSmtp.call(world.context(), ownServer())
  const { key } = await setDkim.call(world.context(), { domain: 'shop.example', selector: 'mail' })
  expect(key?.record.name).toBe('mail._domainkey.shop.example')
  await send()
  // As the receiver has it: without the dots that SMTP doubles.
  const raw = `${own.received[0]?.raw.replace(/\r\n\.\./g, '\r\n.') ?? ''}\r\n`
  const verdict = verifyDkim(raw, key?.record.value ?? '')
  expect(verdict).toMatchObject({ isValid: true, domain: 'shop.example', selector: 'mail' })
  expect(verdict.signedHeaders).toEqual(expect.arrayContaining(['from', 'to', 'subject', 'date', 'message-id', 'list-unsubscribe', 'list-unsubscribe-post', 'feedback-id']))
  expect(verifyDkim(raw.replace('One-Click', 'Two-Click'), key?.record.value ?? '').isValid).toBe(false)
  expect(verifyDkim(raw.replace('Hello', 'Hallo'), key?.record.value ?? '').isValid).toBe(false)
  await setDkim.call(world.context(), { domain: 'shop.example', selector: 'mail' })
  await send()
  expect(verifyDkim(`${own.received[1]?.raw.replace(/\r\n\.\./g, '\r\n.') ?? ''}\r\n`, key?.record.value ?? '').isValid).toBe(false)
})

test('the private key of DKIM is stored encrypted and never shown', async () => {
  await setDkim.call(world.context(), { domain: 'shop.example' })
  expect(JSON.stringify(await getDkim.call(world.context(), {}))).not.toContain('PRIVATE')
  const [row] = await world.query<{ cipher: Buffer }>('SELECT private_key_cipher AS cipher FROM dkim_keys')
  expect(row?.cipher.toString('latin1')).not.toContain('PRIVATE')
})

test('mail of the product itself goes over the same server, and is not sent while there is none', async () => {
  await setSmtp.call(world.context(), ownServer())
  expect(await sendSystemMail(world.deps, world.workspaceId, { to: 'new@example.com', subject: 'Join', text: 'Come in.', link: { label: 'Join', url: 'https://x.example/invite/1' } })).toEqual({ kind: 'sent' })
  expect(own.received[0]?.raw).toContain('https://x.example/invite/1')
  await clearSmtp.call(world.context(), {})
  expect(await sendSystemMail(await world.senderLike({}), world.workspaceId, { to: 'new@example.com', subject: 'Join', text: 'Come in.' })).toEqual({ kind: 'no-server' })
})

test('only admins see or change how mail leaves', async () => {
  const context = { ...world.context(), actor: { kind: 'user', id: '00000000-0000-7000-8000-000000000001', email: 'm@example.com', role: 'marketer' } as const }
  for (const procedure of [getSmtp, clearSmtp, getDkim, clearDkim]) await expect(procedure.call(context, {})).rejects.toMatchObject({ code: 'FORBIDDEN' })
})
