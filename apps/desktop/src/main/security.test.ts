import { describe, expect, it } from 'vitest'
import { FakeContents } from '../../test/fake-electron.ts'
import { isAppUrl } from './app-origin.ts'
import { contentSecurityPolicy, hardenContents, isSafeExternal, webPreferences } from './security.ts'

describe('addresses', () => {
  it.each(['app://sendero/', 'app://sendero/journeys/wf_1#step=a'])('knows %s as its own', (address) => { expect(isAppUrl(address)).toBe(true) })
  it.each(['app://sendero.evil/', 'app://senderoX/', 'app://user@sendero/', 'https://sendero/', 'file:///sendero', 'javascript:alert(1)', 'app:sendero', ''])('does not know %j', (address) => { expect(isAppUrl(address)).toBe(false) })

  it.each([['https://mjml.io/documentation', true], ['https://mjml.io.evil.example/', false], ['http://mjml.io/', false], ['https://mjml.io:8443/', false], ['https://a:b@mjml.io/', false], ['file:///etc/passwd', false], ['javascript:alert(1)', false], ['smb://host/share', false]])('opens %s outside: %s', (address, may) => {
    expect(isSafeExternal(address, null)).toBe(may)
  })

  it('opens pages of the server one is connected to, and of no other', () => {
    expect(isSafeExternal('http://127.0.0.1:4000/api/docs', 'http://127.0.0.1:4000')).toBe(true)
    expect(isSafeExternal('http://127.0.0.1:4001/api/docs', 'http://127.0.0.1:4000')).toBe(false)
  })
})

describe('contents of a window', () => {
  const harden = () => {
    const opened: string[] = []
    const contents = new FakeContents('app://sendero/')
    hardenContents(contents as never, { openExternal: (address) => { opened.push(address) }, serverOrigin: () => null })
    const emit = (name: string, event: object): boolean => {
      let isPrevented = false
      contents.emit(name, { ...event, preventDefault: () => { isPrevented = true } })
      return isPrevented
    }
    return { contents, opened, emit }
  }

  it('never leave the app; a link that is safe opens in the browser instead', () => {
    const { emit, opened } = harden()
    expect(emit('will-navigate', { url: 'app://sendero/journeys' })).toBe(false)
    expect(emit('will-navigate', { url: 'https://evil.example/' })).toBe(true)
    expect(emit('will-navigate', { url: 'https://mjml.io/' })).toBe(true)
    expect(emit('will-redirect', { url: 'https://evil.example/' })).toBe(true)
    expect(opened).toEqual(['https://mjml.io/'])
  })

  it('open no window and no webview, and the preview of a mail cannot load anything', () => {
    const { contents, emit } = harden()
    expect(contents.openHandler?.({ url: 'https://evil.example/' })).toEqual({ action: 'deny' })
    expect(emit('will-attach-webview', {})).toBe(true)
    expect(emit('will-frame-navigate', { url: 'https://evil.example/', isMainFrame: false })).toBe(true)
    expect(emit('will-frame-navigate', { url: 'about:srcdoc', isMainFrame: false })).toBe(false)
  })
})

it('the policy of pages allows no foreign script, frame or connection', () => {
  expect(contentSecurityPolicy).toContain("default-src 'none'")
  expect(contentSecurityPolicy).toContain("script-src 'self'")
  expect(contentSecurityPolicy).not.toMatch(/unsafe-eval|script-src[^;]*unsafe-inline|connect-src[^;]*(https:|\*)/)
})

it('no preference of the window weakens it', () => {
  expect(webPreferences('/p')).toMatchObject({ contextIsolation: true, sandbox: true, nodeIntegration: false, nodeIntegrationInWorker: false, nodeIntegrationInSubFrames: false, webviewTag: false, webSecurity: true, allowRunningInsecureContent: false, experimentalFeatures: false })
  expect(webPreferences('/p')).not.toHaveProperty('enableBlinkFeatures')
})
