/** Where the renderer lives inside the shell: a scheme of our own, never file: and never a remote page. */
export const appScheme = 'app'
export const appHost = 'sendero'
export const appOrigin = `${appScheme}://${appHost}`

/** Whether an address is a page of the app itself. Parsed, because a prefix test would take app://sendero.evil. */
export function isAppUrl(address: string): boolean {
  const url = parseUrl(address)
  return url !== null && url.protocol === `${appScheme}:` && url.host === appHost && url.username === '' && url.password === ''
}

export function parseUrl(address: string): URL | null {
  return URL.canParse(address) ? new URL(address) : null
}
