import path from 'node:path'
import type { BrowserWindow } from 'electron'
import type * as Electron from 'electron'
import { connectionChannels } from '../ipc/connection/channel.ts'
import { handleConnection } from '../ipc/connection/main.ts'
import { deepLinkChannels } from '../ipc/deep-link/channel.ts'
import { handleDeepLinks } from '../ipc/deep-link/main.ts'
import { createIpcDoor } from '../ipc/ipc-door.ts'
import { menuChannels } from '../ipc/menu/channel.ts'
import { handleMenu } from '../ipc/menu/main.ts'
import { appMenu } from './app-menu.ts'
import { appScheme, isAppUrl } from './app-origin.ts'
import { readConnection, writeConnection } from './connection-file.ts'
import { createDeepLinkQueue } from './deep-link-queue.ts'
import { deepLinkOfArguments, parseDeepLink } from './deep-link.ts'
import { startEmbeddedServer } from './embedded-server.ts'
import { focusWindow, openMainWindow } from './main-window.ts'
import { hardenApp, hardenSession } from './security.ts'
import { serveApp } from './serve-app.ts'
import { createServerChoice } from './server-choice.ts'
import type { ServerChoice } from './server-choice.ts'
import { createServerLink } from './server-link.ts'
import { createSessionStore } from './session-store.ts'

/** The parts of Electron the shell stands on. */
export type ShellElectron = Pick<typeof Electron, 'app' | 'BrowserWindow' | 'ipcMain' | 'Menu' | 'net' | 'protocol' | 'safeStorage' | 'session' | 'shell' | 'utilityProcess'>

export interface ShellOptions {
  readonly electron: ShellElectron
  readonly argv: readonly string[]
  readonly platform: NodeJS.Platform
  readonly files: { readonly preload: string; readonly renderer: string; readonly server: string }
}

/** Starts the desktop app, or hands its arguments to the instance that already runs and ends. */
export async function startShell(options: ShellOptions): Promise<void> {
  const { app, protocol, shell } = options.electron
  if (!app.requestSingleInstanceLock()) return app.quit()
  app.enableSandbox()
  protocol.registerSchemesAsPrivileged([{ scheme: appScheme, privileges: { standard: true, secure: true, supportFetchAPI: true, stream: true, codeCache: true } }])
  app.setAsDefaultProtocolClient('sendero')

  let window: BrowserWindow | null = null
  const send = (channel: string, ...args: unknown[]): void => { if (window !== null && !window.isDestroyed()) window.webContents.send(channel, ...args) }
  const links = createDeepLinkQueue((page) => {
    if (window !== null) focusWindow(window)
    send(deepLinkChannels.opened, page)
  })
  links.open(deepLinkOfArguments(options.argv))
  app.on('open-url', (event, url) => {
    event.preventDefault()
    links.open(parseDeepLink(url))
  })
  app.on('second-instance', (_event, argv) => {
    if (window !== null) focusWindow(window)
    links.open(deepLinkOfArguments(argv))
  })

  const choice = await createChoice(options, (state) => { send(connectionChannels.changed, state) })
  const serverOrigin = (): string | null => { const url = choice.serverUrl(); return url === null ? null : new URL(url).origin }
  hardenApp(app, { openExternal: (address) => { void shell.openExternal(address) }, serverOrigin })
  await app.whenReady()
  openDoors(options, { choice, links, send })
  window = openMainWindow(options.electron.BrowserWindow, options.files.preload)
  window.on('closed', () => { window = null })
  app.on('window-all-closed', () => { app.quit() })
  stopServerBeforeQuitting(options, choice)
  await choice.resume()
}

async function createChoice({ electron: { app, net, utilityProcess }, files }: ShellOptions, onChange: Parameters<typeof createServerChoice>[0]['onChange']): Promise<ServerChoice> {
  const userData = app.getPath('userData')
  const file = path.join(userData, 'connection.json')
  return createServerChoice({
    stored: await readConnection(file),
    store: (connection) => writeConnection(file, connection),
    startEmbedded: (onEnd) => startEmbeddedServer({ entry: files.server, dataDir: path.join(userData, 'data'), fork: (entry, args, given) => utilityProcess.fork(entry, args, given), onEnd }),
    fetch: net.fetch.bind(net) as typeof fetch,
    onChange,
  })
}

interface Inside {
  readonly choice: ServerChoice
  readonly links: ReturnType<typeof createDeepLinkQueue>
  readonly send: (channel: string, ...args: unknown[]) => void
}

function openDoors({ electron, files, platform }: ShellOptions, { choice, links, send }: Inside): void {
  const { app, ipcMain, Menu, net, protocol, safeStorage, session } = electron
  hardenSession(session.defaultSession)
  const sessions = createSessionStore({ file: path.join(app.getPath('userData'), 'sessions.bin'), safeStorage, platform })
  const forward = createServerLink({ serverUrl: () => choice.serverUrl(), sessions, fetch: net.fetch.bind(net) as typeof fetch })
  protocol.handle(appScheme, serveApp({ folder: files.renderer, forward }))
  const door = createIpcDoor(ipcMain, isAppUrl)
  handleConnection(door, choice)
  handleDeepLinks(door, () => links.take())
  handleMenu(door, (commands) => {
    const run = (id: string): void => { send(menuChannels.run, id) }
    Menu.setApplicationMenu(Menu.buildFromTemplate(appMenu({ isMac: platform === 'darwin', isDevelopment: !app.isPackaged, commands, run })))
  })
}

/** The server is asked to end and waited for: work in flight is finished, and no process is left behind. */
function stopServerBeforeQuitting({ electron: { app } }: ShellOptions, choice: ServerChoice): void {
  let isStopped = false
  app.on('before-quit', (event) => {
    if (isStopped) return
    event.preventDefault()
    void choice.stop().finally(() => {
      isStopped = true
      app.quit()
    })
  })
}
