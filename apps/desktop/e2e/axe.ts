import { readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import type { Page } from 'playwright-core'

const source = readFile(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')

interface AxeResults { readonly violations: readonly { readonly id: string; readonly help: string; readonly nodes: readonly { readonly html: string; readonly failureSummary?: string }[] }[] }

/** What WCAG 2.2 A and AA and axe's best practices have against the page as it is now, one line each. Frames of mails are a stranger's and left out. */
export async function accessibilityFaults(page: Page): Promise<string[]> {
  // Over the debugger: the page's policy lets no script in.
  await page.evaluate(await source)
  const { violations } = await page.evaluate(async () => {
    const axe = (window as unknown as { axe: { run(context: object, options: object): Promise<AxeResults> } }).axe
    return axe.run({ exclude: [['iframe']] }, { runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'], resultTypes: ['violations'] })
  })
  return violations.flatMap(({ id, help, nodes }) => nodes.map(({ html, failureSummary }) => `${id}: ${help}: ${html.slice(0, 200)}${failureSummary === undefined ? '' : ` (${failureSummary.replaceAll(/\s+/g, ' ').slice(0, 200)})`}`))
}
