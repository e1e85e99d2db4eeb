import { IntlMessageFormat } from 'intl-messageformat'
import { perLanguage, shownLocale, spoken } from './language.ts'

/** What a placeholder of a message can stand for. */
export type Value = string | number | Date
export type Values = Readonly<Record<string, Value>>

/** Words alone: what most messages are, and nothing has to be read for them. `''` is an escaped apostrophe. */
const isPlain = (message: string): boolean => !/[{<]|''/.test(message)

const translated = perLanguage((key: string): string => {
  const { catalogue, disguise } = spoken()
  const message = catalogue[key] ?? withoutContext(key)
  return disguise === undefined ? message : disguise(message)
})
const read = perLanguage((key: string) => new IntlMessageFormat(translated(key), shownLocale()))

/** What parts a context from its message in a catalogue's key: no text has it. */
const separator = '\u0004'
const withoutContext = (key: string): string => key.slice(key.indexOf(separator) + 1)

/**
 * A text of the product in the reader's language. The message is the English text, in ICU syntax where something is put in:
 * `t('{count, plural, one {# person} other {# people}}', { count })`. It must be a literal: the catalogues are held to what
 * stands in the sources.
 */
export function t(message: string, values?: Values): string {
  return said(message, values)
}

/** The same for English words that another language has two of: the context, for translators, says which is meant. */
export function tc(context: string, message: string, values?: Values): string {
  return said(`${context}${separator}${message}`, values)
}

function said(key: string, values: Values | undefined): string {
  const message = translated(key)
  if (values === undefined && isPlain(message)) return message
  return String(read(key).format(values))
}

/** A tag in a message: gets what stands between its ends. */
export type Tag<T> = (inside: T[]) => T

/** The pieces of a message with tags in it, such as `'Read <link>the guide</link>'`, in their order. */
export function pieces<T>(message: string, values: Readonly<Record<string, Value | T | Tag<T | string>>>): (T | string)[] {
  const made = read(message).format<T>(values as Parameters<IntlMessageFormat['format']>[0] as Record<string, T>)
  return Array.isArray(made) ? made : [made]
}
