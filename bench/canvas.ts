// CHROMIUM_PATH=/usr/bin/chromium npx tsx bench/canvas.ts [steps]
// The journey screen in Chromium without a graphics card: opening, panning, zooming, dragging a step and inserting one, from near and
// from far, in frames per second and in seconds of the main thread for each. The limit beside it: the same seconds with nothing to do.
/// <reference lib="dom" />
import { cpus, loadavg } from 'node:os'
import type { CDPSession, Page } from 'playwright-core'
import { openBrowser, send, startProduct } from '../apps/desktop/e2e/harness.ts'
import { openStage } from '../apps/desktop/e2e/screens/open-stage.ts'

const steps = Number(process.argv[2] ?? 200)
const seconds = 4
/** From the start of the page, or from a moment given, to the frame in which the first card stands. As text: see below. */
const noteFirstCard = `
  benchCard = (since) => new Promise((resolve) => { (function look() { document.querySelector('.react-flow__node') === null ? requestAnimationFrame(look) : requestAnimationFrame((now) => resolve(Math.round(now - since))) })() })
  benchFirstCard = benchCard(0)
`

const loadBefore = loadavg()
const product = await startProduct({ OWNER_NAME: 'Olga Owner', WORKSPACE_NAME: 'Bench' })
const browser = await openBrowser()
try {
  const stage = await openStage(browser, product.url, { viewport: { width: 1440, height: 900 } })
  const { page } = stage
  const id = await createJourney(page)
  const cdp = await page.context().newCDPSession(page)
  // By the clock of the thread: what other programs take from the machine does not count.
  await cdp.send('Performance.enable', { timeDomain: 'threadTicks' })
  const idle = await framesOf(cdp, page, () => page.waitForTimeout(seconds * 1000))

  await page.addInitScript(noteFirstCard)
  await stage.visit('/journeys')
  await page.getByRole('link', { name: 'Long' }).waitFor()
  const openFromListMs = await page.evaluate<number>(`new Promise((resolve) => { benchCard(performance.now()).then(resolve); [...document.querySelectorAll('a')].find((link) => link.textContent.trim() === 'Long').click() })`)
  await stage.visit(`/journeys/${id}`)
  await page.locator('.react-flow__node').first().waitFor()
  const openMs = await page.evaluate<number>('benchFirstCard')
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
  await page.evaluate(`location.hash = 'step=w${Math.round(steps / 8)}'`)
  await page.waitForTimeout(1000)
  const card = await page.locator('.react-flow__node.selected').boundingBox()
  if (card === null) throw new Error('The step to drag is not in sight')
  const dragging = await framesOf(cdp, page, async () => {
    await page.mouse.move(card.x + 60, card.y + 40)
    await page.mouse.down()
    await forSeconds(async (at) => { await page.mouse.move(card.x + 60 + Math.sin(at / 8) * 200, card.y + 40 + Math.cos(at / 8) * 100) })
    await page.mouse.up()
  })
  const inserting: Inserted[] = []
  for (let round = 0; round < 10; round += 1) inserting.push(await insertMs(cdp, page))

  await page.keyboard.press('Shift+Digit1')
  await page.locator('.journey-overview').waitFor()
  await page.waitForTimeout(500)
  const mountedFar = await page.locator('.react-flow__node').count()
  const overview = await framesOf(cdp, page, async () => { await wheel(page, { x, y }, (at) => [at % 40 < 20 ? 20 : -20, at % 2 === 0 ? 30 : -20]) })

  console.log(JSON.stringify({
    bench: 'canvas', command: `npx tsx bench/canvas.ts ${steps}`, cores: cpus().length, loadBefore: loadBefore.map(rounded), loadAfter: loadavg().map(rounded), node: process.version,
    steps, openMs, openFromListMs, mounted, mountedFar, secondsEach: seconds, idle, panning, zooming, overview, dragging,
    insertMs: { mainThread: spread(inserting.map(({ mainThread }) => mainThread)), nextFrame: spread(inserting.map(({ nextFrame }) => nextFrame)) },
  }, null, 2))
} finally {
  await browser.close()
  await product.stop()
}

function spread(times: readonly number[]) { return { best: Math.min(...times), median: times.toSorted((a, b) => a - b)[5] } }

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
  // As text: what compiles this file adds helpers to functions that the page does not have.
  await page.evaluate(`{ const frames = benchFrames = []; requestAnimationFrame(function note(time) { frames.push(time); if (benchFrames === frames) requestAnimationFrame(note) }) }`)
  const before = await busySeconds(cdp)
  await work()
  const after = await busySeconds(cdp)
  const times = await page.evaluate<number[]>(`{ const frames = benchFrames; benchFrames = null; frames }`)
  const gaps = times.slice(1).map((time, index) => time - (times[index] ?? time))
  return { fps: rounded((gaps.length * 1000) / gaps.reduce((sum, gap) => sum + gap, 0)), worstMs: Math.round(Math.max(...gaps)), mainThreadSeconds: rounded(after - before) }
}

async function busySeconds(cdp: CDPSession): Promise<number> {
  return (await cdp.send('Performance.getMetrics')).metrics.find(({ name }) => name === 'TaskDuration')?.value ?? 0
}

interface Inserted { readonly mainThread: number; readonly nextFrame: number }

/** From the key that takes the step until the frame after the one it stands in can begin: in milliseconds of the main thread, and by the clock. */
async function insertMs(cdp: CDPSession, page: Page): Promise<Inserted> {
  // Behind the step that is selected: the one that was dragged, and then each new one.
  await page.keyboard.press('n')
  await page.getByRole('combobox', { name: 'Search steps' }).fill('wait 3d')
  await page.waitForTimeout(300)
  const before = await busySeconds(cdp)
  const nextFrame = await page.evaluate<number>(`(async () => {
    const began = performance.now()
    document.querySelector('.journey-quick input').dispatchEvent(new KeyboardEvent('keydown', { key: 'Enter', bubbles: true, cancelable: true }))
    await new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)))
    return Math.round((performance.now() - began) * 10) / 10
  })()`)
  return { mainThread: Math.round((await busySeconds(cdp) - before) * 10_000) / 10, nextFrame }
}
