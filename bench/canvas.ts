// CHROMIUM_PATH=/usr/bin/chromium npx tsx bench/canvas.ts [steps]
// The journey screen in Chromium without a graphics card: opening, panning, zooming, dragging a step and inserting one, in frames per
// second and in seconds of the main thread for each. The limit beside it: the same seconds of frames with nothing to do.
/// <reference lib="dom" />
import { cpus, loadavg } from 'node:os'
import type { CDPSession, Page } from 'playwright-core'
import { openBrowser, send, startProduct } from '../apps/desktop/e2e/harness.ts'
import { openStage } from '../apps/desktop/e2e/screens/open-stage.ts'

const steps = Number(process.argv[2] ?? 200)
const seconds = 4
const loadBefore = loadavg()
const product = await startProduct({ OWNER_NAME: 'Olga Owner', WORKSPACE_NAME: 'Bench' })
const browser = await openBrowser()
try {
  const stage = await openStage(browser, product.url, { viewport: { width: 1440, height: 900 } })
  const { page } = stage
  const id = await createJourney(page)
  const cdp = await page.context().newCDPSession(page)
  await cdp.send('Performance.enable')
  const idle = await framesOf(cdp, page, () => page.waitForTimeout(seconds * 1000))

  const began = performance.now()
  await stage.visit(`/journeys/${id}`)
  await page.locator('.react-flow__node').first().waitFor()
  const openMs = Math.round(performance.now() - began)
  await page.waitForTimeout(1_500)
  const mounted = await page.locator('.react-flow__node').count()
  const canvas = await page.locator('.react-flow__pane').boundingBox()
  if (canvas === null) throw new Error('There is no canvas')
  const [x, y] = [canvas.x + canvas.width - 80, canvas.y + canvas.height / 2]

  const panning = await framesOf(cdp, page, async () => { await wheel(page, { x, y }, (at) => [0, at % 2 === 0 ? 120 : -90]) })
  const zooming = await framesOf(cdp, page, async () => {
    await page.keyboard.down('Control')
    await wheel(page, { x, y }, (at) => [0, at % 20 < 10 ? 60 : -60])
    await page.keyboard.up('Control')
  })
  await page.keyboard.press('Shift+Digit0')
  await page.waitForTimeout(500)
  const cards = await Promise.all((await page.locator('.react-flow__node').all()).map((node) => node.boundingBox()))
  const card = cards.find((box) => box !== null && box.y > canvas.y + 150 && box.y + box.height < canvas.y + canvas.height - 150 && box.x > canvas.x + 250 && box.x + box.width < canvas.x + canvas.width - 250)
  if (card == null) throw new Error('No step is in sight')
  const dragging = await framesOf(cdp, page, async () => {
    await page.mouse.move(card.x + 60, card.y + 40)
    await page.mouse.down()
    await forSeconds(async (at) => { await page.mouse.move(card.x + 60 + Math.sin(at / 8) * 200, card.y + 40 + Math.cos(at / 8) * 100) })
    await page.mouse.up()
  })
  const inserting: number[] = []
  for (let round = 0; round < 10; round += 1) inserting.push(await insertMs(page))

  console.log(JSON.stringify({
    bench: 'canvas', command: `npx tsx bench/canvas.ts ${steps}`, cores: cpus().length, loadBefore: loadBefore.map(rounded), loadAfter: loadavg().map(rounded), node: process.version,
    steps, openMs, mounted, secondsEach: seconds, idle, panning, zooming, dragging, insertMs: { best: Math.min(...inserting), median: inserting.toSorted((a, b) => a - b)[5] },
  }, null, 2))
} finally {
  await browser.close()
  await product.stop()
}

function rounded(value: number): number { return Number(value.toFixed(2)) }

/** Blocks of a split, two mails and a wait, one after the other. */
async function createJourney(page: Page): Promise<string> {
  const blocks = Array.from({ length: Math.round(steps / 4) }, (_, at) => at)
  const document = {
    schemaVersion: 1, entry: { trigger: { kind: 'event', event: 'Signed Up', where: [] }, reentry: { kind: 'never' } },
    nodes: blocks.flatMap((at) => [
      { id: `s${at}`, kind: 'splitPercent', config: { salt: `s${at}`, branches: [{ id: 'a', name: 'Kind words', percent: 50 }, { id: 'b', name: 'An offer', percent: 50 }] } },
      { id: `a${at}`, kind: 'email', name: `Kind words ${at}`, config: { templateId: '' } }, { id: `b${at}`, kind: 'email', name: `Offer ${at}`, config: { templateId: '' } },
      { id: `w${at}`, kind: 'wait', config: { for: 'P2D' } },
    ]),
    edges: blocks.flatMap((at) => [
      { id: `i${at}`, from: at === 0 ? 'entry' : `w${at - 1}`, port: 'next', to: `s${at}` },
      { id: `ea${at}`, from: `s${at}`, port: 'a', to: `a${at}` }, { id: `eb${at}`, from: `s${at}`, port: 'b', to: `b${at}` },
      { id: `ja${at}`, from: `a${at}`, port: 'next', to: `w${at}` }, { id: `jb${at}`, from: `b${at}`, port: 'next', to: `w${at}` },
    ]),
    canvas: { direction: 'TB', offsets: {}, notes: [] },
  }
  return (await send<{ id: string }>(page, { path: '/api/v1/workflows', body: { name: 'Long', document } })).id
}

async function forSeconds(turn: (at: number) => Promise<void>): Promise<void> {
  const until = performance.now() + seconds * 1000
  for (let at = 0; performance.now() < until; at += 1) await turn(at)
}

async function wheel(page: Page, at: { readonly x: number; readonly y: number }, by: (at: number) => readonly [number, number]): Promise<void> {
  await page.mouse.move(at.x, at.y)
  await forSeconds(async (turn) => { const [dx, dy] = by(turn); await page.mouse.wheel(dx, dy); await page.waitForTimeout(16) })
}

interface Frames { readonly fps: number; readonly worstMs: number; readonly mainThreadSeconds: number }

/** What the page's main thread did meanwhile, and how often it got to draw. */
async function framesOf(cdp: CDPSession, page: Page, work: () => Promise<void>): Promise<Frames> {
  const busy = async (): Promise<number> => (await cdp.send('Performance.getMetrics')).metrics.find(({ name }) => name === 'TaskDuration')?.value ?? 0
  // As text: what compiles this file adds helpers to functions that the page does not have.
  await page.evaluate(`{ const frames = benchFrames = []; requestAnimationFrame(function note(time) { frames.push(time); if (benchFrames === frames) requestAnimationFrame(note) }) }`)
  const before = await busy()
  await work()
  const after = await busy()
  const times = await page.evaluate<number[]>(`{ const frames = benchFrames; benchFrames = null; frames }`)
  const gaps = times.slice(1).map((time, index) => time - (times[index] ?? time))
  return { fps: rounded((gaps.length * 1000) / gaps.reduce((sum, gap) => sum + gap, 0)), worstMs: Math.round(Math.max(...gaps)), mainThreadSeconds: rounded(after - before) }
}

/** From the key that takes the step to the frame in which it stands in the journey. */
async function insertMs(page: Page): Promise<number> {
  // Behind the step that is selected: the one that was dragged, and then each new one.
  await page.keyboard.press('n')
  await page.getByRole('combobox', { name: 'Search steps' }).fill('wait 3d')
  return page.evaluate(async () => {
    const input = document.querySelector<HTMLElement>('.journey-quick input')
    if (input === null) throw new Error('Quick add is not open')
    const began = performance.now()
    input.dispatchEvent(new KeyboardEvent('keydown', { key: 'Enter', bubbles: true, cancelable: true }))
    await new Promise((resolve) => { requestAnimationFrame(() => { requestAnimationFrame(resolve) }) })
    return Math.round((performance.now() - began) * 10) / 10
  })
}
