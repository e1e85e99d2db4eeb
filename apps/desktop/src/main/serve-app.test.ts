import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, expect, it, test } from 'vitest'
import { createServerLink } from './server-link.ts'
import { serveApp } from './serve-app.ts'
import { createSessionStore } from './session-store.ts'
import type { SessionStore } from './session-store.ts'

let folder: string
beforeEach(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'sendero-app-'))
  await mkdir(path.join(folder, 'dist/assets'), { recursive: true })
  await writeFile(path.join(folder, 'dist/index.html'), '<title>Sendero</title>')
  await writeFile(path.join(folder, 'dist/assets/a.js'), 'let a')
  await writeFile(path.join(folder, 'secret.txt'), 'secret')
})
afterEach(async () => { await rm(folder, { recursive: true, force: true }) })

const serve = (forward: (request: Request) => Promise<Response> = () => Promise.reject(new Error('not forwarded'))) => serveApp({ folder: path.join(folder, 'dist'), forward })

it('gives files with their type and the policy, and every page of the app the same document', async () => {
  const script = await serve()(new Request('app://sendero/assets/a.js'))
  expect([script.status, script.headers.get('Content-Type')]).toEqual([200, 'text/javascript; charset=utf-8'])
  const page = await serve()(new Request('app://sendero/journeys/wf_1?x=1'))
  expect(await page.text()).toContain('Sendero')
  expect(page.headers.get('Content-Security-Policy')).toContain("default-src 'none'")
})

it.each(['app://sendero/../secret.txt', 'app://sendero/assets/..%2f..%2fsecret.txt', 'app://sendero/assets/%2e%2e/%2e%2e/secret.txt', 'app://sendero/..%5c..%5csecret.txt', 'app://sendero/%ff.js', 'app://other/index.html', 'app://sendero/assets/none.js'])('gives nothing from beside the folder: %s', async (address) => {
  const answer = await serve()(new Request(address))
  expect(answer.status).toBe(404)
  expect(await answer.text()).not.toContain('secret')
})

const memorySessions = (): SessionStore & { readonly all: Map<string, string> } => {
  const all = new Map<string, string>()
  return { all, read: async (server) => Promise.resolve(all.get(server) ?? null), write: async (server, cookie) => { await Promise.resolve(); all.set(server, cookie) }, forget: async (server) => { await Promise.resolve(); all.delete(server) } }
}

test('calls go to the server with the session, and the session never comes back to the page', async () => {
  const sessions = memorySessions()
  const seen: { url: string; cookie: string | null; origin: string | null; body: string }[] = []
  const link = createServerLink({
    serverUrl: () => 'https://sendero.example', sessions,
    fetch: async (input, init) => {
      const headers = new Headers(init?.headers)
      seen.push({ url: String(input), cookie: headers.get('Cookie'), origin: headers.get('Origin'), body: init?.body == null ? '' : await new Response(init.body).text() })
      return new Response('{}', { headers: { 'Set-Cookie': '__Host-sendero=abc; HttpOnly; Secure; Path=/', 'Content-Type': 'application/json', Server: 'x' } })
    },
  })
  const handler = serve(link)
  const answer = await handler(new Request('app://sendero/api/session', { method: 'POST', body: '{"a":1}', headers: { 'Content-Type': 'application/json', Origin: 'app://sendero' } }))
  expect([...answer.headers.keys()]).toEqual(['content-type'])
  await handler(new Request('app://sendero/trpc/workflows.list?x=1'))
  expect(seen).toEqual([
    { url: 'https://sendero.example/api/session', cookie: null, origin: null, body: '{"a":1}' },
    { url: 'https://sendero.example/trpc/workflows.list?x=1', cookie: '__Host-sendero=abc', origin: null, body: '' },
  ])
})

test('signing out forgets the session, and a cookie of another name is not kept', async () => {
  const sessions = memorySessions()
  sessions.all.set('http://127.0.0.1:1', 'sendero=abc')
  let cookie = 'tracking=1; Path=/'
  const link = createServerLink({ serverUrl: () => 'http://127.0.0.1:1', sessions, fetch: async () => Promise.resolve(new Response(null, { status: 204, headers: { 'Set-Cookie': cookie } })) })
  await link(new Request('app://sendero/api/session'))
  expect(sessions.all.get('http://127.0.0.1:1')).toBe('sendero=abc')
  cookie = 'sendero=; Max-Age=0; Path=/'
  await link(new Request('app://sendero/api/session', { method: 'DELETE' }))
  expect(sessions.all.size).toBe(0)
})

test('a server that is not there is a problem in words, not a failed page', async () => {
  const none = createServerLink({ serverUrl: () => null, sessions: memorySessions(), fetch: () => Promise.reject(new Error('not called')) })
  expect(await (await none(new Request('app://sendero/api/setup'))).json()).toMatchObject({ status: 503, detail: 'No server is connected yet.' })
  const dead = createServerLink({ serverUrl: () => 'https://sendero.example', sessions: memorySessions(), fetch: () => Promise.reject(new Error('ECONNREFUSED')) })
  expect(await (await dead(new Request('app://sendero/api/setup'))).json()).toMatchObject({ status: 503, code: 'UNREACHABLE' })
})

const safeStorage = {
  encryptStringAsync: async (text: string) => Promise.resolve(Buffer.from(text).reverse()),
  decryptStringAsync: async (secret: Buffer) => Promise.resolve({ result: Buffer.from(secret).reverse().toString(), shouldReEncrypt: false }),
  isAsyncEncryptionAvailable: async () => Promise.resolve(true),
  getSelectedStorageBackend: () => 'gnome_libsecret' as 'gnome_libsecret' | 'basic_text',
}

test('sessions outlive a restart, encrypted; without a keyring they are not written at all', async () => {
  const file = path.join(folder, 'sessions.bin')
  await createSessionStore({ file, safeStorage, platform: 'linux' }).write('https://a.example', 'sendero=1')
  expect(await createSessionStore({ file, safeStorage, platform: 'linux' }).read('https://a.example')).toBe('sendero=1')

  const open = createSessionStore({ file: `${file}.open`, safeStorage: { ...safeStorage, getSelectedStorageBackend: () => 'basic_text' as const }, platform: 'linux' })
  await open.write('https://a.example', 'sendero=1')
  expect(await open.read('https://a.example')).toBe('sendero=1')
  expect(await createSessionStore({ file: `${file}.open`, safeStorage, platform: 'linux' }).read('https://a.example')).toBeNull()
})
