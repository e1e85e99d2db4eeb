import { BlockList, isIP } from 'node:net'
import type { Diagnostic, Plan } from '@sendero/flow-engine'
import { serverDiagnostic } from './server-diagnostics.ts'

export interface OutboundRules {
  /** `host:port` that may be called although the filter would refuse it. */
  readonly allow: readonly string[]
}

// A courtesy at publishing, and therefore a warning: the filter that counts stands where the call is made and looks at the address
// really connected to, and what an operator allows may change without a new version.
// Two lists: to one that holds ::ffff:0:0/96 every IPv4 address belongs.
const closed = { ipv4: new BlockList(), ipv6: new BlockList() }
for (const [net, bits] of [['0.0.0.0', 8], ['10.0.0.0', 8], ['100.64.0.0', 10], ['127.0.0.0', 8], ['169.254.0.0', 16], ['172.16.0.0', 12], ['192.0.0.0', 24], ['192.168.0.0', 16], ['198.18.0.0', 15], ['224.0.0.0', 3]] as const) closed.ipv4.addSubnet(net, bits, 'ipv4')
for (const [net, bits] of [['::', 127], ['::ffff:0:0', 96], ['64:ff9b::', 96], ['2002::', 16], ['fc00::', 7], ['fe80::', 10], ['ff00::', 8]] as const) closed.ipv6.addSubnet(net, bits, 'ipv6')

/** Webhook nodes that call an address no webhook may call. */
export function checkWebhooks(plan: Plan, outbound: OutboundRules): Diagnostic[] {
  return Object.values(plan.nodes).flatMap((node) => {
    const url = node.kind === 'webhook' || node.kind === 'notifyTeam' ? node.config['url'] : undefined
    const reason = typeof url === 'string' ? whyForbidden(url, outbound) : null
    return typeof url === 'string' && reason !== null ? [serverDiagnostic('WEBHOOK_ADDRESS_FORBIDDEN', node, { url: url.slice(0, 300), reason })] : []
  })
}

/** Why an address will not be called. Null when it may be, or when it is only known once it is rendered for a person. */
export function whyForbidden(template: string, { allow }: OutboundRules): string | null {
  const authority = /^[a-z]+:\/\/([^/?#]*)/i.exec(template)?.[1]
  if (authority === undefined || /\{[{%]/.test(authority)) return null
  const filled = template.replaceAll(/\{\{.*?\}\}|\{%.*?%\}/gs, 'x')
  if (!URL.canParse(filled)) return 'it is not an address.'
  const url = new URL(filled)
  if (url.username !== '' || url.password !== '') return 'an address must not contain a password; use a header.'
  const port = url.port === '' ? (url.protocol === 'http:' ? '80' : '443') : url.port
  if (allow.some((entry) => entry.toLowerCase() === `${url.hostname}:${port}`)) return null
  if (url.protocol !== 'https:') return 'only https addresses are called. An operator can allow others with OUTBOUND_ALLOW.'
  if (port !== '443') return `port ${port} is not called. An operator can allow it with OUTBOUND_ALLOW.`
  const host = url.hostname.replace(/^\[|\]$/g, '')
  const family = isIP(host)
  const isClosed = family === 0 ? /(^|\.)(localhost|local|internal)$/.test(host) : isClosedAddress(host, family === 6 ? 'ipv6' : 'ipv4')
  return isClosed ? 'this address lies in a private network. An operator can allow it with OUTBOUND_ALLOW.' : null
}

function isClosedAddress(host: string, family: 'ipv4' | 'ipv6'): boolean {
  return closed[family].check(host, family)
}
