import { execFileSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { SMTPServer } from 'smtp-server'
import type { SMTPServerOptions } from 'smtp-server'
import { expect, test } from 'vitest'
import { smtpOptions } from './smtp-options.ts'
import { SmtpPool } from './smtp-pool.ts'

// Against a mail server that somebody else wrote: encryption, passwords, and what happens without them.

interface Taken { readonly user: unknown; readonly isSecure: boolean; readonly raw: string }

const hasOpenssl = ((): boolean => {
  try {
    execFileSync('openssl', ['version'], { stdio: 'ignore' })
    return true
  } catch {
    console.warn('Skipped: openssl is not there to make a certificate with.')
    return false
  }
})()

function certificate(): { key: Buffer; cert: Buffer } {
  const dir = mkdtempSync(join(tmpdir(), 'sendero-certificate-'))
  try {
    execFileSync('openssl', ['req', '-x509', '-newkey', 'rsa:2048', '-nodes', '-days', '1', '-subj', '/CN=localhost', '-keyout', join(dir, 'key'), '-out', join(dir, 'cert')], { stdio: 'ignore' })
    return { key: readFileSync(join(dir, 'key')), cert: readFileSync(join(dir, 'cert')) }
  } finally {
    rmSync(dir, { recursive: true })
  }
}

async function withServer(options: SMTPServerOptions, work: (port: number, taken: Taken[]) => Promise<void>): Promise<void> {
  const taken: Taken[] = []
  const server = new SMTPServer({
    disableReverseLookup: true, logger: false, ...options,
    onAuth: (auth, _session, done) => { done(auth.username === 'me@example.com' && auth.password === 'p@ss/word' ? null : new Error('No'), { user: auth.username }) },
    onData: (stream, session, done) => {
      let raw = ''
      stream.on('data', (chunk: Buffer) => { raw += chunk.toString() })
      stream.on('end', () => {
        taken.push({ user: session.user, isSecure: session.secure, raw })
        done(null, 'queued as 42')
      })
    },
  })
  server.on('error', () => undefined)
  await new Promise<void>((resolve) => { server.listen(0, '127.0.0.1', resolve) })
  const address = server.server.address()
  try {
    await work(typeof address === 'object' && address ? address.port : 0, taken)
  } finally {
    await new Promise<void>((resolve) => { server.close(() => { resolve() }) })
  }
}

const mime = Buffer.from('Subject: x\r\n\r\n.dot\r\n..two\r\n.\r\nlast')

async function send(url: string): Promise<{ kind: string }> {
  const pool = new SmtpPool(smtpOptions(url), 5_000)
  const result = await pool.send({ from: 'a@shop.example', to: 'b@example.com', mime, beforeEnd: () => undefined }, () => undefined)
  pool.close()
  return result
}

const user = 'me%40example.com:p%40ss%2Fword'

test.skipIf(!hasOpenssl)('logs in over TLS or STARTTLS, and the mail arrives byte for byte', async () => {
  const tls = certificate()
  await withServer({ ...tls, secure: true }, async (port, taken) => {
    expect(await send(`smtps://${user}@127.0.0.1:${port}?tls.rejectUnauthorized=false`)).toMatchObject({ kind: 'accepted', reply: expect.stringContaining('queued as 42') as string })
    expect(taken).toMatchObject([{ user: 'me@example.com', isSecure: true, raw: `${mime.toString()}\r\n` }])
  })
  await withServer({ ...tls, secure: false }, async (port, taken) => {
    expect(await send(`smtp://${user}@127.0.0.1:${port}?tls.rejectUnauthorized=false`)).toMatchObject({ kind: 'accepted' })
    expect(taken).toMatchObject([{ isSecure: true }])
  })
})

test.skipIf(!hasOpenssl)('a certificate nobody vouches for is refused unless it was said otherwise', async () => {
  await withServer({ ...certificate(), secure: true }, async (port, taken) => {
    expect(await send(`smtps://${user}@127.0.0.1:${port}`)).toMatchObject({ kind: 'not-sent', isConnection: true })
    expect(taken).toEqual([])
  })
})

test('a wrong password sends nothing and is not held against the reader', async () => {
  await withServer({ authOptional: false, allowInsecureAuth: true, hideSTARTTLS: true }, async (port, taken) => {
    expect(await send(`smtp://me%40example.com:wrong@127.0.0.1:${port}`)).toMatchObject({ kind: 'not-sent', isConnection: true, error: expect.stringContaining('535') as string })
    expect(taken).toEqual([])
  })
})

test('where encryption is demanded, a server without it gets nothing', async () => {
  await withServer({ authOptional: true, hideSTARTTLS: true }, async (port, taken) => {
    expect(await send(`smtp://127.0.0.1:${port}?requireTLS=true`)).toMatchObject({ kind: 'not-sent' })
    expect(taken).toEqual([])
  })
})

test('SMTP_URL is read with its ports, passwords and options', () => {
  expect(smtpOptions('smtp://mail.example')).toMatchObject({ port: 587, isSecure: false, auth: null, maxConnections: 10, rejectUnauthorized: true })
  expect(smtpOptions('smtps://u:p%3A%40@[::1]?maxConnections=3&name=me.example')).toMatchObject({ host: '::1', port: 465, isSecure: true, auth: { user: 'u', pass: 'p:@' }, maxConnections: 3, name: 'me.example' })
  expect(smtpOptions('smtp://mail.example:25?maxConnections=100000').maxConnections).toBe(10)
})
