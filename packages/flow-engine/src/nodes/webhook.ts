import { z } from 'zod'
import type { Problem } from '../model/diagnostic-codes.ts'
import { isWebAddress } from '../model/web-address.ts'
import { noNeeds, type PassingNode } from './node-definition.ts'

const configSchema = z.strictObject({
  method: z.enum(['GET', 'POST', 'PUT', 'PATCH', 'DELETE']),
  url: z.string().max(2000).describe('http or https; may contain Liquid.'),
  headers: z.record(z.string().max(100), z.string().max(2000)).default({}).describe('Header name -> value; values may contain Liquid.'),
  body: z.string().max(64_000).nullable().default(null).describe('May contain Liquid.'),
})

export type WebhookConfig = z.output<typeof configSchema>

export const webhook: PassingNode<'webhook', WebhookConfig> = {
  kind: 'webhook',
  group: 'message',
  summary: 'Calls an address of yours.',
  parks: false,
  configSchema,
  ports: () => ['next'],
  needs: () => noNeeds,
  check: ({ method, url, headers, body }) => [
    ...(isWebAddress(url) ? [] : [{ code: 'WEBHOOK_URL_INVALID', params: { url } } as const]),
    ...(method === 'GET' && body !== null && body !== '' ? [{ code: 'WEBHOOK_BODY_WITH_GET', params: {} } as const] : []),
    ...checkHeaders(headers),
  ],
  enter: ({ nodeId, visit, config }) => ({
    kind: 'leave',
    port: 'next',
    outcome: 'queued',
    inputs: { method: config.method },
    commands: [{ kind: 'callWebhook', nodeId, visit, request: config }],
  }),
}

const headerName = /^[A-Za-z0-9!#$%&'*+.^_`|~-]+$/
/** Names that frame the request: set by hand they break it or smuggle a second one. */
const reservedHeaders: ReadonlySet<string> = new Set(['host', 'content-length', 'transfer-encoding', 'connection', 'upgrade', 'te', 'trailer', 'keep-alive', 'expect'])

function checkHeaders(headers: WebhookConfig['headers']): Problem[] {
  const seen = new Set<string>()
  return Object.entries(headers).flatMap(([header, value]): Problem[] => {
    const name = header.toLowerCase()
    if (!headerName.test(header)) return [{ code: 'HEADER_NAME_INVALID', params: { header } }]
    if (reservedHeaders.has(name)) return [{ code: 'HEADER_RESERVED', params: { header } }]
    if (seen.has(name)) return [{ code: 'HEADER_DUPLICATE', params: { header } }]
    seen.add(name)
    return /[\r\n\0]/.test(value) ? [{ code: 'HEADER_VALUE_INVALID', params: { header } }] : []
  })
}
