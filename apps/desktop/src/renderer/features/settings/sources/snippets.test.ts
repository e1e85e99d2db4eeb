// @vitest-environment happy-dom
import { expect, it, vi } from 'vitest'
import { snippetsFor } from './snippets.ts'

const of = { origin: 'https://journeys.example.com', writeKey: 'wk_test' }

it('names the server and the key in every snippet', () => {
  for (const { code } of snippetsFor(of)) expect([code.includes(of.origin), code.includes(of.writeKey)]).toEqual([true, true])
})

it('the one for websites runs as it stands: a visitor keeps their id, and is known by name from the sign-in on', async () => {
  const sent: { url: string; body: Record<string, unknown> }[] = []
  vi.stubGlobal('fetch', (url: string, { body }: { body: string }) => {
    sent.push({ url, body: JSON.parse(body) as Record<string, unknown> })
    return Promise.resolve(new Response('{}'))
  })
  const code = snippetsFor(of).find(({ key }) => key === 'browser')?.code.replace(/<\/?script>/g, '') ?? ''
  const run = new Function(code.replace("sendero('page'", "window.sendero('page'")) as () => void
  run()
  const { sendero } = window as unknown as { sendero: (type: string, call: object) => void }
  sendero('identify', { userId: 'anna-1', traits: { email: 'anna@example.com' } })
  sendero('track', { event: 'Order Completed' })
  vi.unstubAllGlobals()
  expect(sent.map(({ url }) => url)).toEqual(['page', 'identify', 'track'].map((type) => `${of.origin}/v1/${type}`))
  expect(new Set(sent.map(({ body }) => body['anonymousId'])).size).toBe(1)
  expect(sent.map(({ body }) => body['userId'])).toEqual([undefined, 'anna-1', 'anna-1'])
  expect(sent.every(({ body }) => body['writeKey'] === 'wk_test')).toBe(true)
})
