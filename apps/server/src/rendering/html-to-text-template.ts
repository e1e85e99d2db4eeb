import { hideLiquid } from './hide-liquid.ts'

/** The plain text of an HTML template, itself a template: converting once per version instead of once per message. */
export async function htmlToTextTemplate(html: string): Promise<string> {
  // Loaded at the first use: most children only render.
  const { convert } = await import('html-to-text')
  const { text, show } = hideLiquid(html)
  const plain = convert(text, {
    wordwrap: false,
    limits: { maxInputLength: 2_000_000, maxDepth: 100 },
    selectors: [
      { selector: 'a', options: { hideLinkHrefIfSameAsText: true, ignoreHref: false, linkBrackets: ['<', '>'] } },
      { selector: 'img', format: 'skip' },
      { selector: 'table', format: 'block' },
      ...['h1', 'h2', 'h3', 'h4', 'h5', 'h6'].map((selector) => ({ selector, options: { uppercase: false } })),
    ],
  })
  return show(plain).trim()
}
