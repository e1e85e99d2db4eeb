import { expect, test } from 'vitest'
import { journey } from '@sendero/flow-engine/testing'
import { checkWebhooks, whyForbidden } from './check-webhooks.ts'

const none = { allow: [] }

test('addresses of private networks are named before people walk into them, in whatever spelling', () => {
  for (const host of ['127.0.0.1', '127.1', '2130706433', '0x7f.1', '0177.0.0.1', '[::1]', '[::ffff:127.0.0.1]', '[64:ff9b::7f00:1]', '[2002:7f00:1::]', '169.254.169.254', '100.64.0.1', '10.1.2.3', '192.168.0.1', 'localhost', 'a.localhost', 'db.internal']) {
    expect(whyForbidden(`https://${host}/x`, none), host).toMatch(/private network/)
  }
})

test('public addresses pass', () => {
  for (const url of ['https://example.com/hook', 'https://93.184.216.34/', 'https://[2606:2800:220:1::1]/x', 'https://example.com/{{ customer.userId }}?a={{ event.properties.a }}']) expect(whyForbidden(url, none), url).toBeNull()
})

test('other schemes and ports need the word of an operator', () => {
  expect(whyForbidden('http://example.com/', none)).toMatch(/only https/)
  expect(whyForbidden('https://example.com:8443/', none)).toMatch(/port 8443/)
  expect(whyForbidden('http://127.0.0.1:9999/x', { allow: ['127.0.0.1:9999'] })).toBeNull()
})

test('an address that is only known when rendered is left to the moment of the call', () => {
  expect(whyForbidden('https://{{ customer.traits.host }}/x', none)).toBeNull()
  expect(whyForbidden('{{ customer.traits.hook }}', none)).toBeNull()
})

test('passwords in addresses are refused', () => {
  expect(whyForbidden('https://me:secret@example.com/', none)).toMatch(/password/)
})

test('only webhook nodes are looked at, and the warning names the node', () => {
  const plan = journey().onEvent('Order').webhook('a').webhook('b', { url: 'https://localhost/' }).wait('w', 'P1D').plan()
  expect(checkWebhooks(plan, none)).toMatchObject([{ code: 'WEBHOOK_ADDRESS_FORBIDDEN', severity: 'warning', nodeId: 'b', params: { url: 'https://localhost/' } }])
})
