import http from 'node:http'
import https from 'node:https'
import { RequestFilteringHttpsAgent } from 'request-filtering-agent'

/** Why an address is not called; shown to the author of the webhook. */
export class RefusedUrl extends Error {}

/**
 * Where the server may be sent by what people write into journeys: https on port 443 to public addresses, and what OUTBOUND_ALLOW names.
 * The filter looks at the address a name resolves to at the moment of connecting, so a name cannot change its mind in between.
 */
export function outboundPolicy(allow: readonly string[]): (url: URL) => http.Agent {
  const allowed = new Set(allow.map((entry) => entry.toLowerCase()))
  return (url) => {
    const port = url.port === '' ? (url.protocol === 'http:' ? '80' : '443') : url.port
    if (allowed.has(`${url.hostname.toLowerCase()}:${port}`)) return url.protocol === 'https:' ? new https.Agent({ keepAlive: false }) : new http.Agent({ keepAlive: false })
    if (url.protocol !== 'https:') throw new RefusedUrl('Only https addresses are called; others must be named in OUTBOUND_ALLOW')
    if (port !== '443') throw new RefusedUrl(`Port ${port} is not called; it must be named in OUTBOUND_ALLOW`)
    return new RequestFilteringHttpsAgent({ keepAlive: false })
  }
}
