// node tooling/demo/screenshots.mjs
// Takes the pictures of the README from the running product: a small shop with a journey that has just written to people.
import { mkdir } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import { chromium } from 'playwright-core'
import { openWorld, authorization } from '../../bench/bench-world.mjs'
import { eventually } from './running-server.mjs'

const folder = fileURLToPath(new URL('../../docs/images/', import.meta.url))
const people = [['anna', 'Anna'], ['ben', 'Ben'], ['cleo', 'Cleo'], ['dan', 'Dan'], ['elif', 'Elif'], ['femi', 'Femi'], ['grace', 'Grace']]
const body = `<mjml><mj-body background-color="#f4f1ea"><mj-section background-color="#ffffff"><mj-column><mj-text font-size="22px" font-weight="700">Thank you, {{ customer.firstName }}!</mj-text>
<mj-text font-size="15px" line-height="1.5">Order {{ event.orderId }} is on its way. We will write again when it leaves our door.</mj-text><mj-button background-color="#2f5bd0" href="https://shop.example/orders">See your order</mj-button>
<mj-text font-size="12px" color="#565d6b">{{ workspace.postalAddress }}. <a href="{{ unsubscribe_url }}">Unsubscribe</a></mj-text></mj-column></mj-section></mj-body></mjml>`

const world = await openWorld()
try {
  const template = await world.api.post('/api/v1/templates', { name: 'Thanks', channel: 'email', subject: 'Thank you, {{ customer.firstName }}', preheader: 'Your order is on its way', from: { name: 'Corner Shop', email: 'shop@example.com' }, format: 'mjml', body })
  const journey = await world.api.post('/api/v1/workflows', { name: 'Thanks', document: {
    schemaVersion: 1, entry: { trigger: { kind: 'event', event: 'Order Completed', where: [], key: 'properties.orderId' }, reentry: { kind: 'never' } },
    nodes: [{ id: 'mail', kind: 'email', config: { templateId: template.id } }], edges: [{ id: 'e0', from: 'entry', port: 'next', to: 'mail' }],
  } })
  await world.api.post(`/api/v1/workflows/${journey.id}/publish`, { backfill: 'none' })
  const batch = people.flatMap(([userId, firstName], n) => [{ type: 'identify', userId, traits: { firstName, email: `${userId}@example.com` } }, { type: 'track', userId, event: 'Order Completed', properties: { orderId: `A-10${n}2` } }])
  await fetch(`${world.server.url}/v1/batch`, { method: 'POST', headers: { Authorization: authorization(world.writeKey) }, body: JSON.stringify({ batch }) })
  await eventually('the messages', async () => ((await world.api.get('/api/v1/mailbox/messages')).data.length === people.length ? true : null))

  await mkdir(folder, { recursive: true })
  const browser = await chromium.launch({ executablePath: process.env.CHROMIUM_PATH ?? '/usr/bin/chromium', args: ['--no-sandbox', '--disable-gpu', '--disable-background-networking'] })
  for (const colorScheme of /** @type {const} */ (['light', 'dark'])) {
    const page = await browser.newPage({ viewport: { width: 1280, height: 800 }, colorScheme, timezoneId: 'Europe/Berlin', locale: 'en-GB' })
    await page.goto(world.server.url)
    await page.getByLabel('E-mail address').fill('owner@example.test')
    await page.getByLabel('Password').fill('a long demo password')
    await page.getByRole('button', { name: 'Sign in' }).click()
    await page.getByRole('link', { name: 'Mailbox', exact: true }).click()
    await page.getByText('Thank you, Grace').first().waitFor()
    await page.waitForTimeout(500)
    await page.screenshot({ path: `${folder}mailbox-${colorScheme}.png` })
    await page.close()
  }
  await browser.close()
} finally {
  await world.server.stop()
}
