import { TYPE, parse } from '@formatjs/icu-messageformat-parser'
import type { MessageFormatElement } from '@formatjs/icu-messageformat-parser'
import { printAST } from '@formatjs/icu-messageformat-parser/printer.js'
import type { Language } from './language.ts'

// English in disguise: every letter of a message accented, a third longer, in brackets. What stands on a screen without is not a
// message yet, what is cut off will be cut off in German, and a reader of English can still find the way.

const plain = 'abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ'
const accented = 'àƀçđéƒĝĥîĵķļɱñóþǫŕšţûṽŵẋýžÀƁÇĐÉƑĜĤÎĴĶĻṀÑÓÞǪŔŠŢÛṼŴẊÝŽ'
const byLetter = new Map([...plain].map((letter, index) => [letter, [...accented][index] ?? letter]))
const accent = (text: string): string => [...text].map((letter) => byLetter.get(letter) ?? letter).join('')

/** How much longer than English other languages often are. */
const growth = 0.35
const padding = (letters: number): string => '~'.repeat(Math.ceil(letters * growth))

/** The pseudo-language: `en-XA` as elsewhere. */
export const pseudoLanguage: Language = { tag: 'en-XA', locale: 'en', catalogue: {}, disguise, disguiseWords }

/** A message in disguise; what is put into its placeholders stays as it is. */
export function disguise(message: string): string {
  const elements = parse(message)
  const letters = lettersIn(elements)
  return letters === 0 ? message : `⟦${printAST(elements.map(disguiseElement))}${padding(letters)}⟧`
}

/** Words that `Intl` made, bracketed: a number without words stays as it is. */
function disguiseWords(words: string): string {
  return /\p{L}/u.test(words) ? `⟦${words}⟧` : words
}

function disguiseElement(element: MessageFormatElement): MessageFormatElement {
  if (element.type === TYPE.literal) return { ...element, value: accent(element.value) }
  if (element.type === TYPE.tag) return { ...element, children: element.children.map(disguiseElement) }
  if (element.type !== TYPE.plural && element.type !== TYPE.select) return element
  const options = Object.entries(element.options).map(([name, option]) => [name, { ...option, value: option.value.map(disguiseElement) }] as const)
  return { ...element, options: Object.fromEntries(options) }
}

/** Letters of the longest reading. */
function lettersIn(elements: readonly MessageFormatElement[]): number {
  return elements.map((element) => {
    if (element.type === TYPE.literal) return [...element.value].filter((letter) => byLetter.has(letter)).length
    if (element.type === TYPE.tag) return lettersIn(element.children)
    if (element.type === TYPE.plural || element.type === TYPE.select) return Math.max(...Object.values(element.options).map(({ value }) => lettersIn(value)))
    return 0
  }).reduce((sum, count) => sum + count, 0)
}
