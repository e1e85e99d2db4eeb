// The only place where these channels are named, with the types of what goes over them and guards against anything else.

export const connectionChannels = { state: 'connection:state', choose: 'connection:choose', changed: 'connection:changed' } as const

export type Connection = { readonly kind: 'embedded' } | { readonly kind: 'server'; readonly url: string }

export type ConnectionState =
  | { readonly kind: 'unchosen' }
  | { readonly kind: 'starting' }
  | { readonly kind: 'connected'; readonly connection: Connection; readonly url: string }
  | { readonly kind: 'failed'; readonly connection: Connection; readonly reason: string }

const loopback = new Set(['localhost', '127.0.0.1', '[::1]'])

/** https, or http on this very computer; an origin and nothing behind it. */
function isServerUrl(value: string): boolean {
  if (value.length > 300 || !URL.canParse(value)) return false
  const url = new URL(value)
  if (url.username !== '' || url.password !== '' || (url.pathname !== '/' && url.pathname !== '') || url.search !== '' || url.hash !== '') return false
  return url.protocol === 'https:' || (url.protocol === 'http:' && loopback.has(url.hostname))
}

export function isConnection(value: unknown): value is Connection {
  if (typeof value !== 'object' || value === null || !('kind' in value)) return false
  const names = Object.keys(value)
  if (value.kind === 'embedded') return names.length === 1
  return value.kind === 'server' && names.length === 2 && 'url' in value && typeof value.url === 'string' && isServerUrl(value.url)
}
