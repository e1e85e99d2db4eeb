// The language of this page. It is set once, before any module that says something is loaded, and holds until the page is
// loaded anew: so a text can be made anywhere, in a constant, in a pure function and in a component, and never changes under a
// reader's eyes.

/** Where a message in the source language finds its translation. A missing one is said in the source language. */
export type Catalogue = Readonly<Record<string, string>>

export interface Language {
  /** BCP 47, for `<html lang>`: "es", "en". */
  readonly tag: string
  /** What numbers and dates are written for; it can be narrower than the language: "en-GB". */
  readonly locale: string
  readonly catalogue: Catalogue
  /** Changes every message before it is used; only the pseudo-language has one. */
  readonly disguise?: (message: string) => string
  /** The same for what `Intl` makes. */
  readonly disguiseWords?: (words: string) => string
}

/** What the texts in the sources are written in. */
export const sourceLanguage = 'en'

let current: Language = { tag: sourceLanguage, locale: sourceLanguage, catalogue: {} }
let changes = 0

/** Says everything in this language from now on. To be called before the modules with texts are loaded. */
export function speak(language: Language): void {
  current = language
  changes += 1
}

export const spoken = (): Language => current

/** The locale of numbers and dates, for `Intl`. */
export const shownLocale = (): string => current.locale

/** Remembers what `make` gave for a key as long as the language stays the same. */
export function perLanguage<T>(make: (key: string) => T): (key: string) => T {
  let made = new Map<string, T>()
  let madeAt = changes
  return (key) => {
    if (madeAt !== changes) [made, madeAt] = [new Map(), changes]
    const known = made.get(key)
    if (known !== undefined) return known
    const fresh = make(key)
    made.set(key, fresh)
    return fresh
  }
}

const rightToLeft = new Set(['ar', 'fa', 'he', 'ur'])

/** For `<html dir>`. */
export const directionOf = (tag: string): 'ltr' | 'rtl' => (rightToLeft.has(tag.split('-')[0] ?? '') ? 'rtl' : 'ltr')
