import { directionOf, sourceLanguage, speak } from '@sendero/i18n'
import type { Catalogue } from '@sendero/i18n'

declare global {
  interface ImportMetaEnv { readonly OFFERED_LANGUAGES?: readonly string[] }
}

const storageKey = 'sendero.language'
/** Nothing in the product writes it: tests and translators look at languages through it that are not offered yet. */
const trialKey = 'sendero.language-on-trial'
const pseudoTag = 'en-XA'

/** A file for each language besides English, loaded when it is spoken. */
const catalogues = import.meta.glob<Catalogue>('../languages/*.json', { import: 'default' })

/** The languages a user can choose, found out by the build: those that say everything. */
export const offeredLanguages: readonly string[] = import.meta.env.OFFERED_LANGUAGES ?? [sourceLanguage]

/** The language of this page. */
export const spokenLanguage = (): string => document.documentElement.lang

/** What speakers of a language call it: "English", "español". */
export const languageName = (tag: string): string => new Intl.DisplayNames(tag, { type: 'language' }).of(tag) ?? tag

/** Remembers the language in this browser and loads the page anew in it. */
export function chooseLanguage(tag: string): void {
  localStorage.setItem(storageKey, tag)
  location.reload()
}

/** The first wish that is offered, else English. A narrower tag counts as its language: "es-MX" is Spanish. */
export function languageFor(wishes: readonly string[], offered: readonly string[]): string {
  const found = wishes.map((wish) => offered.find((tag) => tag === wish) ?? offered.find((tag) => tag === baseOf(wish)))
  return found.find((tag) => tag !== undefined) ?? sourceLanguage
}

/** Numbers and dates follow the region the browser names for the language: "en-GB" for English, and never another language's. */
export const localeFor = (tag: string, wishes: readonly string[]): string => wishes.find((wish) => baseOf(wish) === tag) ?? tag

const baseOf = (tag: string): string => tag.split('-')[0] ?? tag

/** Once, before any module with texts is loaded. */
export async function startLanguage(): Promise<void> {
  const chosen = localStorage.getItem(storageKey)
  const tag = localStorage.getItem(trialKey) ?? languageFor([...(chosen === null ? [] : [chosen]), ...navigator.languages], offeredLanguages)
  document.documentElement.lang = tag
  document.documentElement.dir = directionOf(tag)
  if (tag === pseudoTag) {
    const { pseudoLanguage } = await import('@sendero/i18n/pseudo')
    speak(pseudoLanguage)
    return
  }
  const catalogue = await catalogues[`../languages/${tag}.json`]?.() ?? {}
  speak({ tag, locale: localeFor(tag, navigator.languages), catalogue })
}
