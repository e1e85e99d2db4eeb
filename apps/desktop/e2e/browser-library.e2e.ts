import { createServer } from 'node:http'
import type { Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import path from 'node:path'
import type { AnalyticsBrowser } from '@segment/analytics-next'
import { build } from 'esbuild'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openCornerShop, openPage, send } from './harness.ts'
import type { Shop } from './harness.ts'

// A shop on another origin with the browser library that people really use, as it comes from the registry: told nothing but the write key
// and where this server is, it finds the rest by itself, and nothing a visitor does is lost or told of the wrong person.

declare global {
  interface Window { analytics: AnalyticsBrowser }
}

let shop: Shop
let storefront: Server
let storefrontUrl: string

beforeAll(async () => {
  shop = await openCornerShop()
  const { writeKey } = await send<{ writeKey: string }>(shop.page, { path: '/api/v1/write-keys', body: { name: 'Storefront' } })
  const library = await bundle()
  const load = (options: object = {}): string => `${library}\nwindow.analytics = library.AnalyticsBrowser.load(${JSON.stringify({ writeKey, cdnURL: shop.product.url })}, ${JSON.stringify(options)})`
  const scripts: Readonly<Record<string, string>> = {
    '/lamps.js': load(),
    '/batches.js': load({ integrations: { 'Segment.io': { deliveryStrategy: { strategy: 'batching', config: { size: 100, timeout: 60_000 } } } } }),
  }
  storefront = createServer((request, response) => {
    const { pathname } = new URL(request.url ?? '/', 'http://storefront')
    const script = scripts[pathname]
    if (script === undefined) response.setHeader('content-type', 'text/html; charset=utf-8').end(`<!doctype html><title>Fine lamps</title><link rel="icon" href="data:,"><script src="${pathname}.js"></script>`)
    else response.setHeader('content-type', 'text/javascript; charset=utf-8').end(script)
  })
  await new Promise<void>((resolve) => { storefront.listen(0, '127.0.0.1', resolve) })
  storefrontUrl = `http://127.0.0.1:${(storefront.address() as AddressInfo).port}`
})

afterAll(async () => {
  storefront?.close()
  await shop?.browser.close()
  await shop?.product.stop()
})

/** The library in one piece, as a shop's own build makes it. */
async function bundle(): Promise<string> {
  const built = await build({
    stdin: { contents: `export { AnalyticsBrowser } from '@segment/analytics-next'`, resolveDir: path.join(import.meta.dirname, '..') },
    bundle: true, write: false, format: 'iife', globalName: 'library', platform: 'browser', define: { 'process.env.NODE_ENV': '"production"' },
  })
  return built.outputFiles[0]?.text ?? ''
}

interface Seen { readonly event: string; readonly properties: Readonly<Record<string, unknown>> }

/** What the person has done as the product knows it, oldest first; asked until all of these are among it. */
async function eventsOf(who: string, ...wanted: readonly string[]): Promise<readonly Seen[]> {
  let events: readonly Seen[] = []
  await expect.poll(async () => {
    events = await shop.page.evaluate(async (id) => {
      const answer = await fetch(`/api/v1/events?userId=${id}&limit=100`)
      return answer.ok ? (await answer.json() as { data: Seen[] }).data.toReversed() : []
    }, who)
    return events.map(({ event }) => event)
  }, { timeout: 20_000 }).toEqual(expect.arrayContaining([...wanted]))
  return events
}

const visit = async (where: 'lamps' | 'batches'): Promise<{ page: Page; errors: readonly string[] }> => openPage(shop.browser, `${storefrontUrl}/${where}?utm_source=news&utm_campaign=spring`)

test('what a visitor did before they said who they are is theirs, with the page and the campaign they came from', async () => {
  const { page, errors } = await visit('lamps')
  await page.evaluate(async () => {
    await window.analytics.page('Shop', 'Lamps')
    await window.analytics.track('Product Viewed', { sku: 'lamp', price: 12.5 })
    await window.analytics.identify('ann', { email: 'ann@example.com', plan: 'pro' })
    await window.analytics.track('Order Completed', { total: 25 })
    await window.analytics.group('acme', { name: 'Acme' })
  })
  await page.reload()
  await page.evaluate(async () => { await window.analytics.track('Came Back', {}) })
  const events = await eventsOf('ann', 'Product Viewed', 'Order Completed', 'Came Back')
  expect(events.find(({ event }) => event === 'Page Viewed')?.properties).toMatchObject({ name: 'Lamps', category: 'Shop', path: '/lamps', search: '?utm_source=news&utm_campaign=spring' })
  expect(events.find(({ event }) => event === 'Product Viewed')?.properties).toMatchObject({ sku: 'lamp', price: 12.5 })
  const profile = await shop.page.evaluate(async () => (await fetch('/api/v1/customers/ann')).json() as Promise<{ traits: object }>)
  expect(profile.traits).toMatchObject({ email: 'ann@example.com', plan: 'pro' })
  expect(errors).toEqual([])
})

test('a page that is left sends what it has collected so far, in one call', async () => {
  const { page, errors } = await visit('batches')
  await page.evaluate(async () => {
    await window.analytics.identify('bob', {})
    for (const sku of ['a', 'b', 'c']) await window.analytics.track('Product Added', { sku })
  })
  await page.goto('about:blank')
  const events = await eventsOf('bob', 'Product Added')
  expect(events.filter(({ event }) => event === 'Product Added').map(({ properties }) => properties['sku']).toSorted()).toEqual(['a', 'b', 'c'])
  expect(errors).toEqual([])
})
