import { EventEmitter } from 'node:events'
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { PassThrough } from 'node:stream'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { createFakeElectron } from '../../test/fake-electron.ts'
import type { FakeFrame } from '../../test/fake-electron.ts'
import { startShell } from './start-shell.ts'

const page: FakeFrame = { url: 'app://sendero/journeys', parent: null }
const sendero = async (): Promise<Response> => Promise.resolve(Response.json({ needsSetup: false, needsToken: false }))
let userData: string

beforeEach(async () => { userData = await mkdtemp(path.join(tmpdir(), 'sendero-shell-')) })
afterEach(async () => { await rm(userData, { recursive: true, force: true }) })

async function start(given: Partial<Parameters<typeof createFakeElectron>[0]> & { argv?: string[] } = {}) {
  const { argv = [], ...options } = given
  const fake = createFakeElectron({ userData, fetch: sendero, ...options })
  await startShell({ electron: fake.electron, argv, platform: 'linux', files: { preload: '/app/preload.cjs', renderer: userData, server: '/app/server.js' } })
  return fake
}

/** A server process that says it is ready and ends when it is told to. */
function fakeServer() {
  const server = Object.assign(new EventEmitter(), { stdout: new PassThrough(), stderr: new PassThrough(), pid: undefined, kill: vi.fn(() => server.emit('exit', 0)) })
  return server
}

test('the window is isolated, sandboxed and shows the app and nothing else', async () => {
  const { windows, privileged, isSandboxed } = await start()
  expect(isSandboxed()).toBe(true)
  expect(privileged).toEqual(['app'])
  expect(windows).toHaveLength(1)
  expect(windows[0]?.loaded).toEqual(['app://sendero/'])
  expect(windows[0]?.options).toMatchObject({
    name: 'main', windowStatePersistence: true,
    webPreferences: { contextIsolation: true, sandbox: true, nodeIntegration: false, webviewTag: false, webSecurity: true, preload: '/app/preload.cjs' },
  })
})

test('a second instance hands its link over and ends; the first comes forward and opens it', async () => {
  const second = await start({ hasLock: false })
  expect([second.quits(), second.windows.length]).toEqual([1, 0])

  const first = await start()
  await first.invoke('deep-link:take', page)
  first.app.emit('second-instance', {}, ['sendero', 'sendero://open?journey=wf_01abc&step=n1'])
  expect(first.windows[0]?.calls).toContain('focus')
  expect(first.windows[0]?.webContents.sent).toEqual([{ channel: 'deep-link:opened', args: ['/journeys/wf_01abc#step=n1'] }])
})

test('a link the app was started with waits until the page asks for it, and is given once', async () => {
  const { invoke } = await start({ argv: ['sendero', '--flag', 'sendero://open?customer=cus_1'] })
  expect(await invoke('deep-link:take', page)).toBe('/customers/cus_1')
  expect(await invoke('deep-link:take', page)).toBeNull()
})

test.each([
  ['a frame inside the page', { url: 'app://sendero/', parent: page }],
  ['a page of somebody else', { url: 'https://evil.example/', parent: null }],
  ['a look-alike', { url: 'app://sendero.evil/', parent: null }],
  ['a frame that is gone', null],
])('a call from %s is refused on every channel', async (_who, frame) => {
  const { handlers, invoke } = await start()
  expect([...handlers.keys()].sort()).toEqual(['connection:choose', 'connection:state', 'deep-link:take', 'menu:offer'])
  for (const channel of handlers.keys()) await expect(invoke(channel, frame)).rejects.toThrow('refused, not the app')
})

test.each([
  [{ kind: 'server', url: 'http://sendero.example' }], [{ kind: 'server', url: 'https://u:p@sendero.example' }], [{ kind: 'server', url: 'https://sendero.example/path' }],
  [{ kind: 'server' }], [{ kind: 'embedded', dataDir: '/etc' }], ['embedded'], [null],
])('the choice %j is refused before anything happens', async (connection) => {
  const { invoke } = await start()
  await expect(invoke('connection:choose', page, connection)).rejects.toThrow('refused, the arguments')
})

test('a shared server is remembered when it answers, and not when it is none', async () => {
  const { invoke, windows } = await start()
  expect(await invoke('connection:choose', page, { kind: 'server', url: 'https://sendero.example' })).toMatchObject({ kind: 'connected', url: 'https://sendero.example' })
  expect(JSON.parse(await readFile(path.join(userData, 'connection.json'), 'utf8'))).toEqual({ kind: 'server', url: 'https://sendero.example' })
  expect(windows[0]?.webContents.sent.map(({ channel }) => channel)).toContain('connection:changed')

  await rm(path.join(userData, 'connection.json'))
  const other = await start({ fetch: async () => Promise.resolve(new Response('<h1>Hello</h1>')) })
  expect(await other.invoke('connection:choose', page, { kind: 'server', url: 'https://news.example' })).toMatchObject({ kind: 'failed', reason: expect.stringMatching(/not a Sendero server|does not answer/) as string })
  await expect(readFile(path.join(userData, 'connection.json'))).rejects.toThrow('ENOENT')
})

test('the server on this computer starts again with the app, is asked to end when it quits, and a crash is told', async () => {
  await writeFile(path.join(userData, 'connection.json'), '{"kind":"embedded"}')
  const server = fakeServer()
  const forked: object[] = []
  const starting = start({ fork: (_entry, _args, options) => { forked.push(options); return server } })
  await vi.waitFor(() => { expect(forked).toHaveLength(1) })
  server.stdout.write('Sendero is ready at http://127.0.0.1:4567\n')
  const { invoke, app, windows } = await starting
  expect(await invoke('connection:state', page)).toMatchObject({ kind: 'connected', url: 'http://127.0.0.1:4567' })
  expect(forked[0]).toMatchObject({ env: { HOST: '127.0.0.1', PORT: '0', DATA_DIR: path.join(userData, 'data') } })
  expect(forked[0]).not.toHaveProperty('env.DATABASE_URL')

  const quit = new Promise<void>((resolve) => { app.once('quit', resolve) })
  app.quit()
  await quit
  expect(server.kill).toHaveBeenCalledTimes(1)

  const crashing = fakeServer()
  const again = start({ fork: () => crashing })
  await vi.waitFor(() => { expect(crashing.stdout.listenerCount('data') + crashing.listenerCount('exit')).toBeGreaterThan(1) })
  crashing.stdout.write('Sendero is ready at http://127.0.0.1:4568\n')
  const crashed = await again
  crashing.emit('exit', 1)
  expect(await crashed.invoke('connection:state', page)).toMatchObject({ kind: 'failed' })
  expect(windows).toHaveLength(1)
})

test('a failed start of the server tells what it printed', async () => {
  await writeFile(path.join(userData, 'connection.json'), '{"kind":"embedded"}')
  const server = fakeServer()
  const starting = start({ fork: () => server })
  await vi.waitFor(() => { expect(server.listenerCount('exit')).toBeGreaterThan(0) })
  server.stderr.write('Sendero cannot start: the data directory is in use\n')
  await new Promise((resolve) => { setImmediate(resolve) })
  server.emit('exit', 1)
  const { invoke } = await starting
  expect(await invoke('connection:state', page)).toMatchObject({ kind: 'failed', reason: expect.stringContaining('data directory is in use') as string })
})

test('only the app’s own page may copy to the clipboard, and nobody gets anything else', async () => {
  const { permissions } = await start()
  const ask = (url: string, permission: string): boolean => {
    let answer = false
    permissions.request?.({ getURL: () => url } as never, permission, (may) => { answer = may })
    return answer
  }
  expect(ask('app://sendero/x', 'clipboard-sanitized-write')).toBe(true)
  for (const permission of ['media', 'geolocation', 'notifications', 'openExternal', 'clipboard-read']) expect(ask('app://sendero/x', permission)).toBe(false)
  expect(ask('https://evil.example/', 'clipboard-sanitized-write')).toBe(false)
  expect(permissions.check?.(null, 'clipboard-sanitized-write', 'app://sendero')).toBe(true)
  expect(permissions.check?.(null, 'media', 'app://sendero')).toBe(false)
})

test('the menu shows the commands of the page and runs them there, without taking their keys', async () => {
  const { invoke, menu, windows } = await start()
  await invoke('menu:offer', page, [{ id: 'undo', label: 'Undo', group: 'Journey', accelerator: 'CommandOrControl+Z' }])
  const journey = (menu() as { label?: string; submenu?: { id?: string; registerAccelerator?: boolean; click(): void }[] }[]).find(({ label }) => label === 'Journey')
  expect(journey?.submenu?.[0]).toMatchObject({ id: 'undo', accelerator: 'CommandOrControl+Z', registerAccelerator: false })
  journey?.submenu?.[0]?.click()
  expect(windows[0]?.webContents.sent).toContainEqual({ channel: 'menu:run', args: ['undo'] })
  await expect(invoke('menu:offer', page, [{ id: 'x', label: 'X', group: 'G', accelerator: 'rm -rf' }])).rejects.toThrow('refused')
})
