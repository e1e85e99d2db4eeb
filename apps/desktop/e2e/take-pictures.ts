// npm run pictures [-- words of a screen's name] [-- --url http://localhost:3000]
// Photographs every screen of the running product at two widths, in light and in dark, into pictures/.
import { mkdir } from 'node:fs/promises'
import path from 'node:path'
import { parseArgs } from 'node:util'
import { openBrowser, startProduct } from './harness.ts'
import { allScreens } from './screens/all-screens.ts'
import { firstRunScreens } from './screens/first-run-screens.ts'
import { demoEnvironment, demoIsIn, openStage } from './screens/open-stage.ts'
import { openVisitor } from './screens/open-visitor.ts'
import type { Screen, Stage } from './screens/screen.ts'

const folder = path.join(import.meta.dirname, '../../../pictures')
const sizes = [{ width: 1440, height: 900 }, { width: 1280, height: 800 }]
const settleMs = 350

const { values, positionals } = parseArgs({ allowPositionals: true, options: { url: { type: 'string' } } })
const isWanted = ({ name }: Screen): boolean => positionals.length === 0 || positionals.some((word) => name.includes(word))
const [outside, inside] = [firstRunScreens.filter(isWanted), allScreens.filter(isWanted)]
// A product that runs already, signed in with the harness's owner, is left running: for a second look at one screen.
const product = values.url === undefined ? await startProduct(demoEnvironment) : null
await product?.printed(demoIsIn, 400_000)
const browser = await openBrowser()
await mkdir(folder, { recursive: true })
const failed: string[] = []
try {
  for (const size of sizes) {
    const url = values.url ?? product?.url ?? ''
    if (outside.length > 0) await photograph(outside, await openVisitor(browser, url, size), size.width)
    if (inside.length > 0) await photograph(inside, await openStage(browser, url, { viewport: size, session: values.url === undefined ? undefined : path.join(folder, `session-${new URL(values.url).port}.json`) }), size.width)
  }
} finally {
  await browser.close()
  await product?.stop()
}

async function photograph(screens: readonly Screen[], stage: Stage, width: number): Promise<void> {
  const { page } = stage
  for (const { name, open } of screens) {
    try {
      await page.emulateMedia({ colorScheme: 'light', reducedMotion: 'reduce' })
      await open(stage)
      for (const colorScheme of ['light', 'dark'] as const) {
        await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' })
        await page.waitForTimeout(settleMs)
        await page.screenshot({ path: path.join(folder, `${name}-${width}-${colorScheme}.png`) })
      }
      console.log(`${name} ${width}`)
    } catch (error) {
      failed.push(`${name} at ${width}: ${String(error)}`)
      await page.screenshot({ path: path.join(folder, `failed-${name}-${width}.png`) })
    }
  }
  await page.context().close()
}

for (const failure of failed) console.error(failure)
process.exitCode = failed.length === 0 ? 0 : 1
