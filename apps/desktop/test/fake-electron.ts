import { EventEmitter } from 'node:events'
import type * as Electron from 'electron'

// Stands in for Electron in tests, and is strict: what the real one refuses, or what the shell is not known to use, throws.

type Handler = (event: unknown, ...args: unknown[]) => unknown

export interface FakeFrame { readonly url: string; readonly parent: FakeFrame | null }

/** Throws for every member the fake does not have, so that a test cannot pass on something that is not there. */
const strict = <T extends object>(name: string, value: T): T => new Proxy(value, {
  get(target, key, receiver) {
    if (typeof key === 'symbol' || key in target || key === 'then' || key === 'toJSON') return Reflect.get(target, key, receiver) as unknown
    throw new Error(`The fake ${name} has no ${key}: teach it what the real one does`)
  },
})

export class FakeContents extends EventEmitter {
  readonly sent: { channel: string; args: unknown[] }[] = []
  openHandler: ((details: { url: string }) => { action: string }) | null = null
  readonly url: string
  constructor(url: string) {
    super()
    this.url = url
  }
  getURL(): string { return this.url }
  send(channel: string, ...args: unknown[]): void { this.sent.push({ channel, args }) }
  setWindowOpenHandler(handler: (details: { url: string }) => { action: string }): void { this.openHandler = handler }
}

export function createFakeElectron({ userData, fetch, hasLock = true, backend = 'gnome_libsecret', fork }: {
  readonly userData: string
  readonly fetch: typeof globalThis.fetch
  readonly hasLock?: boolean
  readonly backend?: string
  readonly fork?: (entry: string, args: string[], options: object) => EventEmitter
}) {
  const handlers = new Map<string, Handler>()
  const schemes = new Map<string, (request: Request) => Promise<Response>>()
  const windows: { options: Electron.BrowserWindowConstructorOptions; webContents: FakeContents; loaded: string[]; calls: string[]; emitter: EventEmitter }[] = []
  const opened: string[] = []
  const privileged: string[] = []
  let isReady = false
  let isSandboxed = false
  let quits = 0
  let menu: unknown = null

  class FakeApp extends EventEmitter {
    readonly isPackaged = true
    enableSandbox(): void {
      if (isReady) throw new Error('enableSandbox must be called before the app is ready')
      isSandboxed = true
    }
    requestSingleInstanceLock(): boolean { return hasLock }
    setAsDefaultProtocolClient(): boolean { return true }
    getPath(name: string): string {
      if (name !== 'userData') throw new Error(`The fake app knows no path ${name}`)
      return userData
    }
    async whenReady(): Promise<void> {
      await Promise.resolve()
      isReady = true
    }
    quit(): void {
      quits += 1
      let isPrevented = false
      this.emit('before-quit', { preventDefault: () => { isPrevented = true } })
      if (!isPrevented) this.emit('quit')
    }
  }
  const app = strict('app', new FakeApp())

  class FakeWindow extends EventEmitter {
    readonly webContents = new FakeContents('app://sendero/')
    readonly record: (typeof windows)[number]
    constructor(options: Electron.BrowserWindowConstructorOptions) {
      super()
      if (!isReady) throw new Error('A BrowserWindow cannot be made before the app is ready')
      this.record = { options, webContents: this.webContents, loaded: [], calls: [], emitter: this }
      windows.push(this.record)
      app.emit('web-contents-created', {}, this.webContents)
    }
    async loadURL(url: string): Promise<void> { await Promise.resolve(); this.record.loaded.push(url) }
    isDestroyed(): boolean { return false }
    isMinimized(): boolean { return true }
    restore(): void { this.record.calls.push('restore') }
    show(): void { this.record.calls.push('show') }
    focus(): void { this.record.calls.push('focus') }
  }

  const permissions: { request: ((contents: FakeContents, permission: string, grant: (may: boolean) => void) => void) | null; check: ((contents: unknown, permission: string, origin: string) => boolean) | null } = { request: null, check: null }
  const electron = strict('electron', {
    app,
    BrowserWindow: FakeWindow,
    ipcMain: strict('ipcMain', {
      handle(channel: string, handler: Handler) {
        if (handlers.has(channel)) throw new Error(`Attempted to register a second handler for '${channel}'`)
        handlers.set(channel, handler)
      },
    }),
    Menu: strict('Menu', { buildFromTemplate: (template: unknown) => template, setApplicationMenu: (next: unknown) => { menu = next } }),
    net: strict('net', { fetch }),
    protocol: strict('protocol', {
      registerSchemesAsPrivileged(list: { scheme: string }[]) {
        if (isReady) throw new Error('Schemes must be registered before the app is ready')
        privileged.push(...list.map(({ scheme }) => scheme))
      },
      handle(scheme: string, handler: (request: Request) => Promise<Response>) {
        if (!isReady) throw new Error('protocol.handle before the app is ready')
        if (schemes.has(scheme)) throw new Error(`The scheme ${scheme} is handled already`)
        schemes.set(scheme, handler)
      },
    }),
    safeStorage: strict('safeStorage', {
      encryptStringAsync: async (text: string) => Promise.resolve(Buffer.from(`locked:${Buffer.from(text).toString('base64')}`)),
      decryptStringAsync: async (secret: Buffer) => {
        const text = secret.toString()
        if (!text.startsWith('locked:')) throw new Error('Not encrypted by this key')
        return Promise.resolve({ result: Buffer.from(text.slice(7), 'base64').toString(), shouldReEncrypt: false })
      },
      isAsyncEncryptionAvailable: async () => Promise.resolve(true),
      getSelectedStorageBackend: () => backend,
    }),
    session: strict('session', {
      defaultSession: strict('session.defaultSession', {
        setPermissionRequestHandler: (handler: typeof permissions.request) => { permissions.request = handler },
        setPermissionCheckHandler: (handler: typeof permissions.check) => { permissions.check = handler },
        setDevicePermissionHandler: () => undefined,
      }),
    }),
    shell: strict('shell', { openExternal: async (url: string) => { await Promise.resolve(); opened.push(url) } }),
    utilityProcess: strict('utilityProcess', { fork: (entry: string, args: string[], options: object) => { if (!fork) throw new Error('This test starts no server'); return fork(entry, args, options) } }),
  })

  return {
    electron: electron as unknown as Pick<typeof Electron, 'app' | 'BrowserWindow' | 'ipcMain' | 'Menu' | 'net' | 'protocol' | 'safeStorage' | 'session' | 'shell' | 'utilityProcess'>,
    app, handlers, schemes, windows, opened, privileged, permissions,
    isSandboxed: () => isSandboxed,
    quits: () => quits,
    menu: () => menu,
    /** A call from a frame, as ipcRenderer.invoke makes it. */
    async invoke(channel: string, frame: FakeFrame | null, ...args: unknown[]): Promise<unknown> {
      const handler = handlers.get(channel)
      if (!handler) throw new Error(`No handler registered for '${channel}'`)
      return Promise.resolve(handler({ senderFrame: frame }, ...args))
    },
  }
}
