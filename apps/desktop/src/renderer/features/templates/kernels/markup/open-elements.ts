import { maskLiquid } from './mask-liquid.ts'

export interface OpenElement { readonly name: string; /** Where its tag begins. */ readonly at: number }
export interface ElementFault { readonly at: number; readonly name: string; readonly kind: 'neverClosed' | 'neverOpened' }

export interface Elements {
  /** Those still open at the end of the text, the outermost first. */
  readonly open: readonly OpenElement[]
  /** Tags without their counterpart. */
  readonly faults: readonly ElementFault[]
}

const tag = /<(\/?)([A-Za-z][\w-]*)((?:[^<>"']|"[^"]*"|'[^']*')*)>/g
const empty = new Set(['area', 'base', 'br', 'col', 'embed', 'hr', 'img', 'input', 'link', 'meta', 'source', 'track', 'wbr'])
/** HTML lets these be closed by what follows. */
const closesItself = new Set(['li', 'p', 'td', 'th', 'tr', 'tbody', 'thead', 'tfoot', 'option', 'dd', 'dt', 'html', 'head', 'body'])

/** Which elements are open at the end of a text of HTML or MJML with Liquid, and which tags have no counterpart. */
export function readElements(text: string): Elements {
  const open: OpenElement[] = []
  const faults: ElementFault[] = []
  for (const { 0: source, 1: slash, 2: given = '', index } of maskLiquid(text).matchAll(tag)) {
    const name = given.toLowerCase()
    if (empty.has(name) || source.endsWith('/>')) continue
    if (slash === '') {
      open.push({ name, at: index })
      continue
    }
    const place = open.findLastIndex((each) => each.name === name)
    if (place === -1) {
      faults.push({ at: index, name, kind: 'neverOpened' })
      continue
    }
    faults.push(...open.splice(place).slice(1).filter((each) => !closesItself.has(each.name)).map(({ at, name: inner }): ElementFault => ({ at, name: inner, kind: 'neverClosed' })))
  }
  return { open, faults: [...faults, ...open.filter(({ name }) => !closesItself.has(name)).map(({ at, name }): ElementFault => ({ at, name, kind: 'neverClosed' }))].sort((a, b) => a.at - b.at) }
}
