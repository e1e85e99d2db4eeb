import type { BrowserWindow, BrowserWindowConstructorOptions } from 'electron'
import { appOrigin } from './app-origin.ts'
import { webPreferences } from './security.ts'

type WindowClass = new (options: BrowserWindowConstructorOptions) => BrowserWindow

/** The one window. Its place and size are remembered under its name. */
export function openMainWindow(Window: WindowClass, preload: string): BrowserWindow {
  const window = new Window({
    name: 'main', windowStatePersistence: true,
    width: 1440, height: 900, minWidth: 1024, minHeight: 640,
    title: 'Sendero', show: false, backgroundColor: '#f5f6f8',
    webPreferences: webPreferences(preload),
  })
  window.once('ready-to-show', () => { window.show() })
  void window.loadURL(`${appOrigin}/`)
  return window
}

/** Brings the window forward, whatever state it is in. */
export function focusWindow(window: BrowserWindow): void {
  if (window.isMinimized()) window.restore()
  window.show()
  window.focus()
}
