// CHROMIUM_PATH=/usr/bin/chromium npx tsx bench/export.ts [steps]
// The journey as a file, in Chromium without a graphics card: from the click in the dialog to the finished download of each format, and
// the time to draw the picture for the preview. The aim beside it: 500 steps in less than two seconds.
/// <reference lib="dom" />
import { stat } from 'node:fs/promises'
import { cpus, loadavg } from 'node:os'
import { openBrowser, send, startProduct } from '../apps/desktop/e2e/harness.ts'
import { openStage } from '../apps/desktop/e2e/screens/open-stage.ts'

const steps = Number(process.argv[2] ?? 500)
const rounds = 3
const loadBefore = loadavg()
const product = await startProduct({ OWNER_NAME: 'Olga Owner', WORKSPACE_NAME: 'Bench' })
const browser = await openBrowser()
try {
  const stage = await openStage(browser, product.url, { viewport: { width: 1440, height: 900 } })
  const { page } = stage
  const { id } = await send<{ id: string }>(page, { path: '/api/v1/workflows', body: { name: 'Long', document: longJourney() } })
  await stage.visit(`/journeys/${id}`)
  await page.locator('.react-flow__node').first().waitFor()
  await page.waitForTimeout(1_500)
  const dialogMs: number[] = []
  const saveMs: Record<string, number[]> = { SVG: [], PNG: [], PDF: [] }
  const bytes: Record<string, number> = {}
  for (let round = 0; round < rounds; round += 1) {
    for (const format of ['SVG', 'PNG', 'PDF']) {
      await page.getByRole('button', { name: /^Status and versions/ }).click()
      const opened = performance.now()
      await page.getByRole('menuitem', { name: 'Export as a picture…' }).click()
      await page.getByRole('img', { name: /^Preview/ }).waitFor()
      dialogMs.push(Math.round(performance.now() - opened))
      await page.getByRole('radio', { name: format }).click()
      const clicked = performance.now()
      const [download] = await Promise.all([page.waitForEvent('download'), page.getByRole('button', { name: `Save as ${format}` }).click()])
      const path = await download.path()
      saveMs[format]?.push(Math.round(performance.now() - clicked))
      bytes[format] = (await stat(path)).size
      await page.getByRole('dialog').waitFor({ state: 'detached' })
    }
  }
  console.log(JSON.stringify({
    bench: 'export', command: `npx tsx bench/export.ts ${steps}`, cores: cpus().length, loadBefore: loadBefore.map(rounded), loadAfter: loadavg().map(rounded), node: process.version,
    steps, aimMs: 2_000, dialogMs, saveMs, bytes,
  }, null, 2))
} finally {
  await browser.close()
  await product.stop()
}

function rounded(value: number): number { return Number(value.toFixed(2)) }

/** Blocks of a split, two mails and a wait, one after the other. */
function longJourney() {
  const blocks = Array.from({ length: Math.round(steps / 4) }, (_, at) => at)
  const way = (id: string, from: string, out: readonly [port: string, to: string]) => ({ id, from, port: out[0], to: out[1] })
  return {
    schemaVersion: 1, entry: { trigger: { kind: 'event', event: 'Signed Up', where: [] }, reentry: { kind: 'never' } },
    nodes: blocks.flatMap((at) => [
      { id: `s${at}`, kind: 'splitPercent', config: { salt: `s${at}`, branches: [{ id: 'a', name: 'Kind words', percent: 50 }, { id: 'b', name: 'An offer', percent: 50 }] } },
      { id: `a${at}`, kind: 'email', name: `Kind words ${at}`, config: { templateId: '' } }, { id: `b${at}`, kind: 'email', name: `Offer ${at}`, config: { templateId: '' } },
      { id: `w${at}`, kind: 'wait', config: { for: 'P2D' } },
    ]),
    edges: blocks.flatMap((at) => [
      way(`i${at}`, at === 0 ? 'entry' : `w${at - 1}`, ['next', `s${at}`]), way(`ea${at}`, `s${at}`, ['a', `a${at}`]), way(`eb${at}`, `s${at}`, ['b', `b${at}`]),
      way(`ja${at}`, `a${at}`, ['next', `w${at}`]), way(`jb${at}`, `b${at}`, ['next', `w${at}`]),
    ]),
    canvas: { direction: 'TB', offsets: {}, notes: [] },
  }
}
