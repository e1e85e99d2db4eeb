import type { Page } from 'playwright-core'

/** What is called the same in every language: the product, keys of the keyboard, initials, zones, ids of ours, addresses, sizes. */
const untranslatable = /^(Sendero|REST|API|HTML|DKIM|SMTP|CSV|JSON|(⌘|Ctrl|Shift|Alt|Esc|Enter|F\d+|[A-Z]{1,2})( (⌘|Ctrl|Shift|Alt|Esc|Enter|[A-Z]))*|UTC|GMT([+-]\d+)?|CES?T|[a-z]{3,4}_\w+|\S+@\S+|https?:\S+|[\d.,]+[KMB%]?|\d+ (k|M)?B)$/

/**
 * Texts and names on the page that did not come through a message of the catalogues, told by the disguise of the
 * pseudo-language. `data` are the words the server answered with.
 */
export async function bareTexts(page: Page, data: ReadonlySet<string>): Promise<string[]> {
  const shown = await page.evaluate(() => {
    const texts: string[] = []
    const isSeen = (element: Element): boolean => element.checkVisibility({ opacityProperty: true, visibilityProperty: true })
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT)
    while (walker.nextNode()) {
      const around = walker.currentNode.parentElement
      if (around !== null && around.closest('code, pre, kbd, script, style, .cm-editor') === null && isSeen(around)) texts.push(walker.currentNode.textContent ?? '')
    }
    for (const element of document.querySelectorAll('[aria-label], [title], [placeholder], [alt]')) {
      if (isSeen(element)) texts.push(...['aria-label', 'title', 'placeholder', 'alt'].flatMap((name) => element.getAttribute(name) ?? []))
    }
    return texts
  })
  const words = new Set([...data].flatMap(wordsOf))
  // Properties of an event, on one line.
  const isRecord = (text: string): boolean => /[:="{]/.test(text) && wordsOf(text).every((word) => words.has(word))
  return [...new Set(shown.map(withoutMessages))].filter((text) => /[A-Za-z]{2}/.test(text) && !data.has(text) && !isRecord(text) && !untranslatable.test(text))
}

const wordsOf = (text: string): string[] => text.match(/[\p{L}\p{N}]+/gu) ?? []

/** What is left of a text without the messages in it. A message with markup is several texts: the first opens the bracket, the last closes it, those between have only the accents. */
function withoutMessages(text: string): string {
  let rest = text
  for (let before = ''; before !== rest;) [before, rest] = [rest, rest.replaceAll(/⟦[^⟦⟧]*⟧/g, '')]
  if (/[àéîóûçñšţļþđĥķŵýŕƒĝ]/.test(rest)) return ''
  return rest.replace(/⟦.*$/s, '').replace(/^.*⟧/s, '').replaceAll(/^[\s:,.·–-]+|[\s:,.·–-]+$/g, '')
}

/** Collects every text that the server answers this page with from now on, and the names of what clients may name themselves. */
export function gatherData(page: Page): Set<string> {
  const data = new Set<string>()
  const gather = (value: unknown, hasOwnNames = false): void => {
    if (typeof value === 'string' || typeof value === 'number') data.add(String(value).trim())
    if (typeof value !== 'object' || value === null) return
    for (const [name, inner] of Object.entries(value)) {
      if (hasOwnNames) data.add(name)
      gather(inner, hasOwnNames || name === 'properties' || name === 'traits')
    }
  }
  page.on('response', (response) => {
    if (response.headers()['content-type']?.includes('json') === true) void response.json().then((body) => { gather(body) }, () => undefined)
  })
  return data
}
