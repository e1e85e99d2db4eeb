import { describe, expect, it } from 'vitest'
import { journey } from '../testing/journey-builder.ts'
import { startRun } from '../execute/start-run.ts'
import { webhook, type WebhookConfig } from './webhook.ts'

const config = (changes: Partial<WebhookConfig>): WebhookConfig => ({ method: 'POST', url: 'https://example.com/hook', headers: {}, body: null, ...changes })

describe('a webhook', () => {
  it('asks for the call as it was drawn, templates and all, and goes on at once', () => {
    const request = { method: 'PUT', url: 'https://example.com/{{ customer.userId }}', headers: { 'X-Source': 'journey' }, body: '{"id": {{ customer.userId | json }} }' } as const
    const plan = journey().webhook('n1', request).exit('n2').plan()
    const customer = { id: 'cus_1', userId: 'u1', traits: {}, timeZone: 'UTC' }
    const step = startRun(plan, { customer, event: null }, { customer, events: new Map(), segments: new Set() }, 0)
    expect(step.commands).toEqual([{ kind: 'callWebhook', nodeId: 'n1', visit: 1, request }])
    expect(step.state).toMatchObject({ status: 'exited', nodeId: 'n2' })
    expect(step.trace[1]).toMatchObject({ outcome: 'queued', inputs: { method: 'PUT' } })
  })
})

describe('the check of a webhook', () => {
  it.each(['https://example.com', 'http://10.0.0.1:8080/x?y={{ event.id }}', 'HTTPS://EXAMPLE.COM', '{{ workspace.hookUrl }}', '{% if true %}https://a.test{% endif %}'])('accepts the address %s', (url) => {
    expect(webhook.check(config({ url }))).toEqual([])
  })

  it.each(['', 'example.com', 'ftp://example.com', 'https://', 'file:///etc/passwd', 'javascript:alert(1)', ' https://example.com'])('refuses the address %j', (url) => {
    expect(webhook.check(config({ url }))).toEqual([{ code: 'WEBHOOK_URL_INVALID', params: { url } }])
  })

  it('refuses a body with GET, which no client can be relied on to send', () => {
    expect(webhook.check(config({ method: 'GET', body: '{}' }))).toEqual([{ code: 'WEBHOOK_BODY_WITH_GET', params: {} }])
    expect(webhook.check(config({ method: 'GET', body: '' }))).toEqual([])
  })

  // A header that splits the request would let a template speak for the server.
  it.each([
    [{ 'X Source': '1' }, 'HEADER_NAME_INVALID', 'X Source'],
    [{ '': '1' }, 'HEADER_NAME_INVALID', ''],
    [{ 'Näme': '1' }, 'HEADER_NAME_INVALID', 'Näme'],
    [{ 'X-A': 'a\r\nX-B: b' }, 'HEADER_VALUE_INVALID', 'X-A'],
    [{ 'Content-Length': '3' }, 'HEADER_RESERVED', 'Content-Length'],
    [{ host: 'internal' }, 'HEADER_RESERVED', 'host'],
    [{ 'X-A': '1', 'x-a': '2' }, 'HEADER_DUPLICATE', 'x-a'],
  ])('refuses the headers %j: %s', (headers, code, header) => {
    expect(webhook.check(config({ headers }))).toEqual([{ code, params: { header } }])
  })

  it('accepts ordinary headers with Liquid in the value', () => {
    expect(webhook.check(config({ headers: { 'Authorization': 'Bearer {{ secret.crm }}', 'Content-Type': 'application/json' } }))).toEqual([])
  })
})
