import { readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import type { Page } from 'playwright-core'

const source = readFile(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')

interface AxeResults { readonly violations: readonly { readonly id: string; readonly help: string; readonly nodes: readonly { readonly html: string; readonly target: readonly string[]; readonly failureSummary?: string }[] }[] }

/** What WCAG 2.2 A and AA and axe's best practices have against the page as it is now, one line each. Frames of mails are a stranger's and left out. */
export async function accessibilityFaults(page: Page): Promise<string[]> {
  // Over the debugger: the page's policy lets no script in.
  if (!await page.evaluate(() => 'axe' in window)) await page.evaluate(await source)
  const { violations } = await page.evaluate(async () => {
    const axe = (window as unknown as { axe: { run(context: object, options: object): Promise<AxeResults> } }).axe
    const results = await axe.run({ exclude: [['iframe']] }, { runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'], resultTypes: ['violations'] })
    // An open menu or list belongs to the control that opened it, wherever it stands in the page; and whoever types goes through what
    // is offered with arrow keys, so the list itself takes no focus.
    const excused: Readonly<Record<string, string>> = { region: '[data-radix-popper-content-wrapper]', 'scrollable-region-focusable': '.cm-tooltip-autocomplete' }
    const isExcused = (id: string, target: readonly string[]): boolean => excused[id] !== undefined && document.querySelector(target[0] ?? '')?.closest(excused[id]) != null
    return { violations: results.violations.map(({ id, help, nodes }) => ({ id, help, nodes: nodes.filter(({ target }) => !isExcused(id, target)) })) }
  })
  return violations.flatMap(({ id, help, nodes }) => nodes.map(({ html, failureSummary }) => `${id}: ${help}: ${html.slice(0, 200)}${failureSummary === undefined ? '' : ` (${failureSummary.replaceAll(/\s+/g, ' ').slice(0, 200)})`}`))
}

/** The faults of the page in light and in dark, each said once with the themes it stands in. Leaves the page in light. */
export async function faultsInBothThemes(page: Page): Promise<string[]> {
  const themes = new Map<string, string[]>()
  for (const colorScheme of ['dark', 'light'] as const) {
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' })
    await settled(page)
    for (const fault of await accessibilityFaults(page)) themes.set(fault, [...(themes.get(fault) ?? []), colorScheme])
  }
  return [...themes].map(([fault, seen]) => `${seen.join(' and ')}: ${fault}`)
}

/** What is still fading is judged when it has come to rest, for colours on the way are nobody's choice: two frames in a row with nothing on its way, as one end can start another. */
async function settled(page: Page): Promise<void> {
  await page.evaluate(async () => {
    const nextFrame = (): Promise<number> => new Promise((resolve) => { requestAnimationFrame(resolve) })
    const isEndless = (animation: Animation): boolean => animation.effect?.getComputedTiming().endTime === Infinity
    await nextFrame()
    for (let quietFrames = 0; quietFrames < 2;) {
      await nextFrame()
      const moving = document.getAnimations().filter((animation) => animation.playState === 'running' && !isEndless(animation))
      quietFrames = moving.length === 0 ? quietFrames + 1 : 0
      await Promise.allSettled(moving.map(({ finished }) => finished))
    }
  })
}
