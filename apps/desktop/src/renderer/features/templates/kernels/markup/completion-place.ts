import { maskLiquid } from './mask-liquid.ts'
import { readElements } from './open-elements.ts'

/** What may be typed where the cursor stands. `from` is where the word under the cursor begins, `typed` that word so far. */
export type CompletionPlace = { readonly from: number; readonly typed: string } & (
  /** A value in Liquid: `locals` are the names this template gives itself. */
  | { readonly kind: 'variable'; readonly locals: readonly string[] }
  | { readonly kind: 'filter' }
  /** A tag of Liquid; `open` are those that wait for their end, the innermost last. */
  | { readonly kind: 'tag'; readonly open: readonly string[] }
  | { readonly kind: 'element'; readonly parent: string | null }
  | { readonly kind: 'closing'; readonly parent: string | null }
  | { readonly kind: 'attribute'; readonly element: string; readonly used: readonly string[] }
  | { readonly kind: 'value'; readonly element: string; readonly attribute: string })

/** Where the cursor stands, from the text before it; null where nothing can be offered. */
export function completionPlace(before: string): CompletionPlace | null {
  const liquid = unfinishedLiquid(before)
  const place = liquid === null ? placeInMarkup(before) : placeInLiquid(before, liquid)
  // Markup is looked at with comments and Liquid covered: a word with some of it inside is no word that could be completed.
  return place === null || before.slice(place.from) !== place.typed ? null : place
}

/** Where the Liquid under the cursor begins; null outside of Liquid. */
function unfinishedLiquid(before: string): { readonly start: number; readonly isTag: boolean } | null {
  const [output, tag] = [before.lastIndexOf('{{'), before.lastIndexOf('{%')]
  const start = Math.max(output, tag)
  if (start === -1) return null
  const isTag = tag > output
  return before.indexOf(isTag ? '%}' : '}}', start + 2) === -1 ? { start, isTag } : null
}

const here = (before: string, typed: string): { from: number; typed: string } => ({ from: before.length - typed.length, typed })

function placeInLiquid(before: string, { start, isTag }: { readonly start: number; readonly isTag: boolean }): CompletionPlace | null {
  const inside = before.slice(start + 2)
  // Inside of a text nothing is known.
  if (/^(?:[^"']|"[^"]*"|'[^']*')*["'][^"']*$/.test(inside)) return null
  const tag = /^-?\s*(\w*)$/.exec(inside)
  if (isTag && tag) return { kind: 'tag', open: openTags(before.slice(0, start)), ...here(before, tag[1] ?? '') }
  const filter = /\|\s*(\w*)$/.exec(inside)
  if (filter) return { kind: 'filter', ...here(before, filter[1] ?? '') }
  const value = /(?:^|[\s,:(|=<>-])((?:[A-Za-z_][\w-]*(?:\.[\w-]*)*)?)$/.exec(inside)
  return value ? { kind: 'variable', locals: localNames(before), ...here(before, value[1] ?? '') } : null
}

const ends: ReadonlySet<string> = new Set(['if', 'unless', 'case', 'for', 'capture', 'tablerow', 'comment', 'raw'])

function openTags(before: string): string[] {
  const open: string[] = []
  for (const [, name = ''] of before.matchAll(/\{%-?\s*(\w+)/g)) {
    if (ends.has(name)) open.push(name)
    else if (name.startsWith('end')) open.splice(Math.max(open.lastIndexOf(name.slice(3)), 0))
  }
  return open
}

const naming = /\{%-?\s*(?:assign|capture|increment|decrement|for|tablerow)\s+([A-Za-z_][\w-]*)/g

const localNames = (before: string): string[] => [...new Set([...before.matchAll(naming)].map(([, name = '']) => name))]

function placeInMarkup(before: string): CompletionPlace | null {
  const masked = maskLiquid(before)
  const start = masked.lastIndexOf('<')
  if (start === -1) return null
  const inside = masked.slice(start + 1)
  const word = /^(\/?)([A-Za-z][\w-]*|)$/.exec(inside)
  if (word) {
    const parent = readElements(before.slice(0, start)).open.at(-1)?.name ?? null
    return { kind: word[1] === '/' ? 'closing' : 'element', parent, ...here(before, word[2] ?? '') }
  }
  const tag = /^([A-Za-z][\w-]*)\s((?:[^>"']|"[^"]*"|'[^']*')*)("[^"]*|'[^']*)?$/.exec(inside)
  if (!tag) return null
  const [, element = '', attributes = '', value] = tag
  if (value !== undefined) {
    const attribute = /([\w:-]+)\s*=\s*$/.exec(attributes)?.[1]
    return attribute === undefined ? null : { kind: 'value', element: element.toLowerCase(), attribute, ...here(before, value.slice(1)) }
  }
  const name = /(?:^|\s)([\w:-]*)$/.exec(attributes)
  if (!name) return null
  const used = [...attributes.slice(0, attributes.length - (name[1] ?? '').length).matchAll(/([\w:-]+)\s*=/g)].map(([, each = '']) => each)
  return { kind: 'attribute', element: element.toLowerCase(), used, ...here(before, name[1] ?? '') }
}
