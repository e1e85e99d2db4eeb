import type { App, Session, WebContents, WebPreferences } from 'electron'
import { isAppUrl, parseUrl } from './app-origin.ts'

// Electron's security checklist as code. Types only are imported, so that every rule is tested in plain Node.js.

/** Items 2, 3, 4, 6, 8, 9, 10, 11: isolated, sandboxed, no Node.js, nothing experimental. */
export const webPreferences = (preload: string): WebPreferences => ({
  preload,
  contextIsolation: true,
  sandbox: true,
  nodeIntegration: false,
  nodeIntegrationInWorker: false,
  nodeIntegrationInSubFrames: false,
  webviewTag: false,
  webSecurity: true,
  allowRunningInsecureContent: false,
  experimentalFeatures: false,
  navigateOnDragDrop: false,
  spellcheck: true,
})

/** Item 7. React Flow positions with style attributes, hence the exception for styles; previews of mail are frames without scripts. */
export const contentSecurityPolicy = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self' 'unsafe-inline'",
  "img-src 'self' data: blob: https:",
  "font-src 'self'",
  "connect-src 'self'",
  "worker-src 'self'",
  "frame-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
].join('; ')

// Item 15: pages that help a user, and nothing else, open in the browser. Hosts are compared whole.
const externalHosts: ReadonlySet<string> = new Set(['sendero.dev', 'docs.sendero.dev', 'mjml.io', 'documentation.mjml.io', 'liquidjs.com', 'shopify.github.io'])

/** Whether the system's browser may be asked to open an address: https and a host that is known, or the server one is connected to. */
export function isSafeExternal(address: string, serverOrigin: string | null): boolean {
  const url = parseUrl(address)
  if (url === null || url.username !== '' || url.password !== '') return false
  if (serverOrigin !== null && url.origin === serverOrigin) return url.protocol === 'https:' || url.protocol === 'http:'
  return url.protocol === 'https:' && (url.port === '' || url.port === '443') && externalHosts.has(url.hostname)
}

interface Outside {
  /** Opens an address in the system's browser. */
  readonly openExternal: (address: string) => void
  readonly serverOrigin: () => string | null
}

/** Items 12, 13, 14: no webview, no navigation away from the app, no window of its own; safe links go to the browser. */
export function hardenContents(contents: WebContents, outside: Outside): void {
  const openOutside = (address: string): void => { if (isSafeExternal(address, outside.serverOrigin())) outside.openExternal(address) }
  contents.on('will-attach-webview', (event) => { event.preventDefault() })
  contents.on('will-navigate', (event) => {
    if (isAppUrl(event.url)) return
    event.preventDefault()
    openOutside(event.url)
  })
  contents.on('will-redirect', (event) => { if (!isAppUrl(event.url)) event.preventDefault() })
  contents.on('will-frame-navigate', (event) => {
    // The preview of a mail is an about:srcdoc frame; a link clicked in it must not load anything there.
    if (!event.isMainFrame && event.url !== 'about:srcdoc') event.preventDefault()
  })
  contents.setWindowOpenHandler(({ url }) => {
    openOutside(url)
    return { action: 'deny' }
  })
}

/** Item 5: Electron grants every permission unless told otherwise. Only copying is given, and only to the app's own page. */
export function hardenSession(session: Session): void {
  session.setPermissionRequestHandler((contents, permission, grant) => { grant(permission === 'clipboard-sanitized-write' && isAppUrl(contents.getURL())) })
  session.setPermissionCheckHandler((_contents, permission, origin) => permission === 'clipboard-sanitized-write' && isAppUrl(`${origin.replace(/\/$/, '')}/`))
  session.setDevicePermissionHandler(() => false)
}

/** Every window that is ever made, whoever makes it. */
export function hardenApp(app: App, outside: Outside): void {
  app.on('web-contents-created', (_event, contents) => { hardenContents(contents, outside) })
}
