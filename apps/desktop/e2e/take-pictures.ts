// npm run pictures [-- words of a screen's name] [-- --url http://localhost:3000]
// Photographs every screen of the running product at two widths, in light and in dark, into pictures/.
import { mkdir } from 'node:fs/promises'
import path from 'node:path'
import { parseArgs } from 'node:util'
import { openBrowser, startProduct } from './harness.ts'
import { allScreens } from './screens/all-screens.ts'
import { demoEnvironment, demoIsIn, openStage } from './screens/open-stage.ts'

const folder = path.join(import.meta.dirname, '../../../pictures')
const sizes = [{ width: 1440, height: 900 }, { width: 1280, height: 800 }]
const settleMs = 350

const { values, positionals } = parseArgs({ allowPositionals: true, options: { url: { type: 'string' } } })
const wanted = allScreens.filter(({ name }) => positionals.length === 0 || positionals.some((word) => name.includes(word)))
// A product that runs already, signed in with the harness's owner, is left running: for a second look at one screen.
const product = values.url === undefined ? await startProduct(demoEnvironment) : null
await product?.printed(demoIsIn, 400_000)
const browser = await openBrowser()
await mkdir(folder, { recursive: true })
const failed: string[] = []
try {
  for (const size of sizes) {
    const stage = await openStage(browser, values.url ?? product?.url ?? '', { viewport: size, session: values.url === undefined ? undefined : path.join(folder, `session-${new URL(values.url).port}.json`) })
    for (const { name, open } of wanted) {
      try {
        await stage.page.emulateMedia({ colorScheme: 'light', reducedMotion: 'reduce' })
        await open(stage)
        for (const colorScheme of ['light', 'dark'] as const) {
          await stage.page.emulateMedia({ colorScheme, reducedMotion: 'reduce' })
          await stage.page.waitForTimeout(settleMs)
          await stage.page.screenshot({ path: path.join(folder, `${name}-${size.width}-${colorScheme}.png`) })
        }
        console.log(`${name} ${size.width}`)
      } catch (error) {
        failed.push(`${name} at ${size.width}: ${String(error)}`)
        await stage.page.screenshot({ path: path.join(folder, `failed-${name}-${size.width}.png`) })
      }
    }
    await stage.page.context().close()
  }
} finally {
  await browser.close()
  await product?.stop()
}
for (const failure of failed) console.error(failure)
process.exitCode = failed.length === 0 ? 0 : 1
