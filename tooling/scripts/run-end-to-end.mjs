import { ensureBuilt } from './ensure-built.mjs'
import { findChromium } from './find-chromium.mjs'
import { runVitest } from './run-vitest.mjs'

/** Builds the product and drives it in Chromium. Without a Chromium this is a skip, or a failure when `REQUIRE_E2E=1`. */
export async function runEndToEnd() {
  const chromium = findChromium()
  if (!chromium) return withoutChromium()
  ensureBuilt('server', 'renderer')
  process.env['CHROMIUM_PATH'] = chromium
  return runVitest('end-to-end tests', ['--config', 'apps/desktop/vitest.e2e.config.ts'])
}

function withoutChromium() {
  const isRequired = process.env['REQUIRE_E2E'] === '1'
  console.log('\n== end-to-end tests')
  console.log(`${isRequired ? 'FAILED' : 'SKIPPED'}: no Chromium found; install it or name it in CHROMIUM_PATH.`)
  return { passed: 0, failed: isRequired ? 1 : 0, skipped: 0 }
}
