import type { Browser } from 'playwright-core'
import type { Stage } from './screen.ts'

/** A page of this size for somebody who is not signed in. */
export async function openVisitor(browser: Browser, url: string, viewport: { readonly width: number; readonly height: number }): Promise<Stage> {
  const context = await browser.newContext({ viewport, timezoneId: 'Europe/Berlin', locale: 'en-GB', reducedMotion: 'reduce' })
  const page = await context.newPage()
  page.setDefaultTimeout(20_000)
  return {
    page,
    visit: async (address) => {
      // Afresh also where only what stands behind the # differs.
      await page.goto('about:blank')
      await page.goto(url + address)
      await page.getByRole('heading').first().waitFor()
    },
    rest: <Body>(address: string) => page.evaluate(async (path) => (await fetch(path)).json() as Promise<Body>, address),
  }
}
