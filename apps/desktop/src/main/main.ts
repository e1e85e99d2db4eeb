import path from 'node:path'
import { app, BrowserWindow, ipcMain, Menu, net, protocol, safeStorage, session, shell, utilityProcess } from 'electron'
import { startShell } from './start-shell.ts'

// The only file of the main process that imports values of Electron: everything it is made of is tested without it.

const packaged = (file: string): string => path.join(app.isPackaged ? process.resourcesPath : path.join(import.meta.dirname, '../../..'), file)

await startShell({
  electron: { app, BrowserWindow, ipcMain, Menu, net, protocol, safeStorage, session, shell, utilityProcess },
  argv: process.argv,
  platform: process.platform,
  files: {
    preload: path.join(import.meta.dirname, 'preload.cjs'),
    renderer: path.join(import.meta.dirname, '../dist'),
    server: app.isPackaged ? packaged('server/apps/server/dist/server.js') : packaged('apps/server/dist/server.js'),
  },
})
